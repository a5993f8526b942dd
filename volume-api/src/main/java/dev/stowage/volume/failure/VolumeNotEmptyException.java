package dev.stowage.volume.failure;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.VolumeName;

/** A volume that was to be filled holds something already. */
public final class VolumeNotEmptyException extends VolumeException {

  private static final long serialVersionUID = 1L;

  private final VolumeName volume;

  /**
   * Makes a failure.
   *
   * @param attempt what was tried
   * @param volume the volume's name
   * @param found something that it holds
   */
  public VolumeNotEmptyException(String attempt, VolumeName volume, String found) {
    super(
        attempt,
        "the volume is not empty: it holds " + requireNonNull(found, "found"),
        "Nothing was changed; restore into a new volume",
        null);
    this.volume = requireNonNull(volume, "volume");
  }

  /**
   * Returns the volume's name.
   *
   * @return the name
   */
  public VolumeName volume() {
    return volume;
  }
}
