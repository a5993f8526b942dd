package dev.stowage.volume.cluster;

/** On how many nodes a cluster volume can be used at once. */
public enum ClusterScope {
  /** On one node. */
  SINGLE_NODE,
  /** On several. */
  MULTI_NODE
}
