package dev.stowage.volume.failure;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.VolumeName;
import org.jspecify.annotations.Nullable;

/** The engine has no volume of that name. */
public final class VolumeNotFoundException extends VolumeException {

  private static final long serialVersionUID = 1L;

  private final VolumeName volume;

  /**
   * Makes a failure about a volume that is not there.
   *
   * @param attempt what was tried, such as {@code inspect volume 'orders'}
   * @param volume the name that is missing
   * @param cause what was thrown underneath, or null
   */
  public VolumeNotFoundException(String attempt, VolumeName volume, @Nullable Throwable cause) {
    super(
        attempt,
        "the engine has no volume named '" + volume + "'",
        "Create it with ensure(...), or list() what is there",
        cause);
    this.volume = requireNonNull(volume, "volume");
  }

  /**
   * Returns the name that is missing.
   *
   * @return the volume's name
   */
  public VolumeName volume() {
    return volume;
  }
}
