package dev.stowage.engines;

/** Cluster volumes on real engines. */
@SwarmPort
@EachEngine
class ClusterVolumesIT extends ClusterVolumeCases {}
