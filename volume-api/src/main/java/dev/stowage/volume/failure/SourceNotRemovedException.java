package dev.stowage.volume.failure;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.VolumeName;

/** A volume was copied whole and proven, but is still there itself: it was to be moved. */
public final class SourceNotRemovedException extends VolumeException {

  private static final long serialVersionUID = 1L;

  private final VolumeName source;

  /**
   * Makes a failure.
   *
   * @param attempt what was tried
   * @param source the volume that could not be removed
   * @param cause why not
   */
  public SourceNotRemovedException(String attempt, VolumeName source, VolumeException cause) {
    super(
        attempt,
        "all of it was copied and proven, but volume '"
            + source
            + "' could not be removed: "
            + cause.reason(),
        "Both hold the same now; remove one of them",
        cause);
    this.source = requireNonNull(source, "source");
  }

  /**
   * Returns the volume that could not be removed.
   *
   * @return its name
   */
  public VolumeName source() {
    return source;
  }
}
