package dev.stowage.volume.failure;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.VolumeName;
import org.jspecify.annotations.Nullable;

/** There is nothing at a path of a volume, or something of another kind. */
public final class ContentNotFoundException extends VolumeException {

  private static final long serialVersionUID = 1L;

  private final VolumeName volume;
  private final String path;

  /**
   * Makes a failure.
   *
   * @param attempt what was tried
   * @param volume the volume's name
   * @param path the path in the volume
   * @param reason what is there instead
   */
  public ContentNotFoundException(String attempt, VolumeName volume, String path, String reason) {
    this(attempt, volume, path, reason, null);
  }

  private ContentNotFoundException(
      String attempt, VolumeName volume, String path, String reason, @Nullable Throwable cause) {
    super(attempt, reason, "Look at what the volume holds with list(\"\")", cause);
    this.volume = requireNonNull(volume, "volume");
    this.path = requireNonNull(path, "path");
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
   * Returns where something was missed.
   *
   * @return the path in the volume; empty for its root
   */
  public String path() {
    return path;
  }
}
