package dev.stowage.volume.failure;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** A container whose mounts are needed, such as a volumes-from source, is not there. */
public final class ContainerNotFoundException extends VolumeException {

  private static final long serialVersionUID = 1L;

  private final String container;

  /**
   * Makes a failure about a container that is not there.
   *
   * @param attempt what was tried, such as {@code read the mounts of container 'web'}
   * @param container the name or id that was asked for
   * @param cause what was thrown underneath, or null
   */
  public ContainerNotFoundException(String attempt, String container, @Nullable Throwable cause) {
    super(
        attempt,
        "the engine has no container '" + container + "'",
        "Create that container first, or correct its name",
        cause);
    this.container = requireNonNull(container, "container");
  }

  /**
   * Returns the container that is missing.
   *
   * @return its name or id as it was asked for
   */
  public String container() {
    return container;
  }
}
