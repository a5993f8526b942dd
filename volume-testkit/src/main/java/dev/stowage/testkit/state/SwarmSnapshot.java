package dev.stowage.testkit.state;

import java.util.List;

/**
 * What was in the Swarm of an engine at one moment.
 *
 * @param services the services, sorted by name; unmodifiable
 * @param secrets the names of the secrets, sorted; unmodifiable
 * @param volumes the cluster volumes, sorted by name; unmodifiable
 */
public record SwarmSnapshot(
    List<ServiceSnapshot> services, List<String> secrets, List<ClusterVolumeSnapshot> volumes) {

  /**
   * Puts it together.
   *
   * @param services the services
   * @param secrets the names of the secrets
   * @param volumes the cluster volumes
   */
  public SwarmSnapshot {
    services = List.copyOf(services);
    secrets = List.copyOf(secrets);
    volumes = List.copyOf(volumes);
  }
}
