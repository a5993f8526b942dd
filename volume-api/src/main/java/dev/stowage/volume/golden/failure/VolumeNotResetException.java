package dev.stowage.volume.golden.failure;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.VolumeName;
import dev.stowage.volume.failure.VolumeException;
import dev.stowage.volume.golden.GoldenName;

/** A volume was removed, to be stamped anew, and could not be stamped. */
public final class VolumeNotResetException extends VolumeException {

  private static final long serialVersionUID = 1L;

  private final VolumeName volume;
  private final GoldenName golden;

  /**
   * Makes a failure.
   *
   * @param volume the volume that is gone
   * @param golden what it was to be stamped from
   * @param cause why it was not
   */
  public VolumeNotResetException(VolumeName volume, GoldenName golden, VolumeException cause) {
    super(
        "reset volume '" + volume + "'",
        "the old one is removed, and no new one could be stamped: " + cause.reason(),
        "Stamp it from golden volume '" + golden + "'. " + cause.remedy(),
        cause);
    this.volume = requireNonNull(volume, "volume");
    this.golden = requireNonNull(golden, "golden");
  }

  /**
   * Returns the volume that is gone.
   *
   * @return its name
   */
  public VolumeName volume() {
    return volume;
  }

  /**
   * Returns the golden volume that it was to be stamped from.
   *
   * @return its name
   */
  public GoldenName golden() {
    return golden;
  }
}
