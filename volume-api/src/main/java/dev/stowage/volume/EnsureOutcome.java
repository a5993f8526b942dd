package dev.stowage.volume;

/**
 * What {@link VolumeManager#ensure} found or made.
 *
 * <p>Immutable and thread-safe.
 *
 * @param volume the volume as the engine reports it, proven to match the definition
 * @param created true if this call made it, false if it was there
 */
public record EnsureOutcome(VolumeState volume, boolean created) {}
