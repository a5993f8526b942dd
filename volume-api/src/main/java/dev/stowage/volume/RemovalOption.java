package dev.stowage.volume;

/** How {@link VolumeManager#remove} goes about it. */
public enum RemovalOption {

  /** A volume that is not there is no failure: afterwards it is gone, which is what was asked. */
  MISSING_IS_FINE,

  /**
   * Sends the engine's own force flag, since API 1.25. It forgives a missing volume, and if a
   * plugin driver fails it drops the engine's record of labels and options all the same. It does
   * not remove a volume in use.
   */
  FORCE
}
