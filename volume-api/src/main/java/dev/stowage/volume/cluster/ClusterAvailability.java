package dev.stowage.volume.cluster;

/** Whether new tasks get a cluster volume. It is all that can be changed later. */
public enum ClusterAvailability {
  /** They do. */
  ACTIVE,
  /** They do not; those that have it keep it. */
  PAUSE,
  /** They do not; those that have it are stopped and started without it elsewhere. */
  DRAIN
}
