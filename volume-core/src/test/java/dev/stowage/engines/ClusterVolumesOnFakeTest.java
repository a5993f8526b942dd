package dev.stowage.engines;

/** Cluster volumes on engines in memory. */
@EachFake
class ClusterVolumesOnFakeTest extends ClusterVolumeCases {}
