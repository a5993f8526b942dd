package dev.stowage.volume.copy;

/** What becomes of the containers that have the source mounted, while it is read. */
public enum UsersMeanwhile {
  /** They run on, and what they write meanwhile may be copied in part. */
  RUN,
  /** Those that run are paused, and go on afterwards, whatever happens. */
  PAUSE,
  /**
   * Those that run are stopped, with the time that they have for it, and started again afterwards,
   * whatever happens. This is what a database needs.
   */
  STOP
}
