package dev.stowage.volume;

import static java.util.Objects.requireNonNull;

/**
 * What {@link VolumeManager#ensure} found or made.
 *
 * <p>Immutable and thread-safe.
 *
 * @param volume the volume as the engine reports it, proven to match the definition
 * @param created true if this call made it, false if it was there
 */
public record EnsureOutcome(VolumeState volume, boolean created) {

  /**
   * Makes an outcome.
   *
   * @param volume the volume as the engine reports it
   * @param created true if this call made it
   */
  public EnsureOutcome {
    requireNonNull(volume, "volume");
  }
}
