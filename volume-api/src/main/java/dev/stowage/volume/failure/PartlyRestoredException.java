package dev.stowage.volume.failure;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.VolumeName;

/** An archive went over what a volume holds only in part. */
public final class PartlyRestoredException extends VolumeException {

  private static final long serialVersionUID = 1L;

  private final VolumeName volume;

  /**
   * Makes a failure.
   *
   * @param attempt what was tried
   * @param volume the volume's name
   * @param cause why it broke off
   */
  public PartlyRestoredException(String attempt, VolumeName volume, VolumeException cause) {
    super(
        attempt,
        "it broke off, and part of the archive may be in the volume: " + cause.reason(),
        "Do it again, which replaces that part; nothing at other paths was changed",
        cause);
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
