package dev.stowage.volume.failure;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** An archive is cut short, broken, or holds what it must not. */
public final class ArchiveDamagedException extends VolumeException {

  private static final long serialVersionUID = 1L;

  private final String archive;

  /**
   * Makes a failure.
   *
   * @param attempt what was tried
   * @param archive which archive, as a person would name it
   * @param reason what is wrong with it
   * @param cause what was thrown underneath, or null
   */
  public ArchiveDamagedException(
      String attempt, String archive, String reason, @Nullable Throwable cause) {
    super(attempt, reason, "Nothing of it was kept; make or fetch the archive anew", cause);
    this.archive = requireNonNull(archive, "archive");
  }

  /**
   * Returns which archive it is.
   *
   * @return a path, or a phrase such as {@code the engine's answer}
   */
  public String archive() {
    return archive;
  }
}
