package dev.stowage.volume.cluster;

/** What several tasks may do with a cluster volume at once. */
public enum ClusterSharing {
  /** One task uses it alone. */
  NONE,
  /** All read. */
  READ_ONLY,
  /** All read and one writes. */
  ONE_WRITER,
  /** All read and write. */
  ALL
}
