package dev.stowage.volume.failure;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.VolumeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The volume cannot be removed because containers, running or not, still refer to it. */
public final class VolumeInUseException extends VolumeException {

  private static final long serialVersionUID = 1L;

  private final VolumeName volume;

  @SuppressWarnings("serial") // an immutable list of strings
  private final List<String> containers;

  /**
   * Makes a failure that names the blockers.
   *
   * @param volume the volume's name
   * @param containers ids of the containers that use it, as far as the engine named them
   * @param cause what was thrown underneath, or null
   */
  public VolumeInUseException(
      VolumeName volume, List<String> containers, @Nullable Throwable cause) {
    super(
        "remove volume '" + volume + "'",
        containers.isEmpty()
            ? "it is in use"
            : "it is in use by container " + String.join(", ", containers),
        "Remove those containers first; a stopped container still holds its volumes, and force does"
            + " not help",
        cause);
    this.volume = requireNonNull(volume, "volume");
    this.containers = List.copyOf(containers);
  }

  /**
   * Returns the volume's name.
   *
   * @return the name of the volume that stays
   */
  public VolumeName volume() {
    return volume;
  }

  /**
   * Returns the ids of the containers that use the volume.
   *
   * @return an unmodifiable list; empty if the engine named none
   */
  public List<String> containers() {
    return containers;
  }
}
