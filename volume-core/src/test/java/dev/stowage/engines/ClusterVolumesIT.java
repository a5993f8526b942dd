package dev.stowage.engines;

/** Cluster volumes on real engines. */
@EachEngine
class ClusterVolumesIT extends ClusterVolumeCases {}
