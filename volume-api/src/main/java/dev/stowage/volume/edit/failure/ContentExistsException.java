package dev.stowage.volume.edit.failure;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.VolumeName;
import dev.stowage.volume.failure.VolumeException;

/** Something is at a path of a volume where nothing may be. */
public final class ContentExistsException extends VolumeException {

  private static final long serialVersionUID = 1L;

  private final VolumeName volume;
  private final String path;

  /**
   * Makes a failure.
   *
   * @param attempt what was tried
   * @param volume the volume's name
   * @param path the path in the volume
   */
  public ContentExistsException(String attempt, VolumeName volume, String path) {
    super(
        attempt,
        "there is something at '" + requireNonNull(path, "path") + "' already",
        "Delete it first, or choose another path",
        null);
    this.volume = requireNonNull(volume, "volume");
    this.path = path;
  }

  /**
   * Returns the volume's name.
   *
   * @return the name
   */
  public VolumeName volume() {
    return volume;
  }

  /**
   * Returns where something is.
   *
   * @return the path in the volume; empty for its root
   */
  public String path() {
    return path;
  }
}
