package dev.stowage.testkit.snapshot;

import dev.stowage.testkit.container.Settings;
import dev.stowage.testkit.state.ClusterVolumeSnapshot;
import dev.stowage.testkit.state.MountSnapshot;
import dev.stowage.testkit.state.ServiceSnapshot;
import dev.stowage.testkit.state.SwarmSnapshot;
import dev.stowage.testkit.swarm.Cluster;
import dev.stowage.testkit.swarm.ClusterVolume;
import dev.stowage.testkit.swarm.StoredSecret;
import dev.stowage.testkit.swarm.StoredService;
import java.util.Comparator;

/** Looks at a Swarm. */
final class TakenSwarm {

  private TakenSwarm() {}

  static SwarmSnapshot of(Cluster cluster) {
    return new SwarmSnapshot(
        cluster.services().all().stream()
            .map(TakenSwarm::service)
            .sorted(Comparator.comparing(ServiceSnapshot::name))
            .toList(),
        cluster.secrets().all().stream().map(StoredSecret::name).sorted().toList(),
        cluster.volumes().all().stream()
            .map(TakenSwarm::volume)
            .sorted(Comparator.comparing(ClusterVolumeSnapshot::name))
            .toList());
  }

  private static ServiceSnapshot service(StoredService service) {
    return new ServiceSnapshot(
        service.name(),
        service.replicas(),
        service.spec().in("TaskTemplate").in("ContainerSpec").all("Mounts").stream()
            .map(TakenSwarm::mount)
            .toList());
  }

  private static MountSnapshot mount(Settings mount) {
    return new MountSnapshot(
        mount.text("Type"), mount.text("Source"), mount.text("Target"), !mount.flag("ReadOnly"));
  }

  private static ClusterVolumeSnapshot volume(ClusterVolume volume) {
    return new ClusterVolumeSnapshot(
        volume.request().name(), volume.request().driver(), volume.spec().text("Availability"));
  }
}
