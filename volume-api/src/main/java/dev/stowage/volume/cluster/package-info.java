/**
 * Cluster volumes: those that Swarm makes with a CSI plugin and brings to the nodes that need them.
 * Engine 23.0 (API 1.42).
 *
 * <p>Start at {@link dev.stowage.volume.cluster.ClusterVolumes}. Services mount them with {@code
 * MountDefinition.cluster(...)}. Nothing else here talks to an engine.
 */
@NullMarked
package dev.stowage.volume.cluster;

import org.jspecify.annotations.NullMarked;
