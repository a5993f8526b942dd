package dev.stowage.volume.failure;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.VolumeName;
import org.jspecify.annotations.Nullable;

/**
 * A volume of that name was there already, so nothing was created.
 *
 * <p>The engine itself reports this only when the drivers differ; otherwise it hands out the old
 * volume as if it were new. Stowage looks first.
 */
public final class VolumeExistsException extends VolumeException {

  private static final long serialVersionUID = 1L;

  private final VolumeName volume;

  /**
   * Makes a failure about a name that is taken.
   *
   * @param attempt what was tried, such as {@code create volume 'orders'}
   * @param volume the name that is taken
   * @param cause what was thrown underneath, or null
   */
  public VolumeExistsException(String attempt, VolumeName volume, @Nullable Throwable cause) {
    super(
        attempt,
        "a volume of that name exists already",
        "Use ensure(...) to accept one that matches, or choose another name",
        cause);
    this.volume = requireNonNull(volume, "volume");
  }

  /**
   * Returns the name that is taken.
   *
   * @return the volume's name
   */
  public VolumeName volume() {
    return volume;
  }
}
