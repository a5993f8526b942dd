package dev.stowage.docker;

import dev.stowage.docker.content.Carriers;
import dev.stowage.docker.content.EngineFiles;
import dev.stowage.docker.content.FreshVolumes;
import dev.stowage.docker.content.Making;
import dev.stowage.docker.content.Seeding;
import dev.stowage.docker.copy.CopySide;
import dev.stowage.docker.gather.EngineGatherings;
import dev.stowage.docker.golden.EngineGolden;
import dev.stowage.docker.run.ContainerStart;
import dev.stowage.docker.run.EngineVolumes;
import dev.stowage.docker.run.FilledVolumes;
import dev.stowage.docker.run.ManagedPlugins;
import dev.stowage.docker.run.MountedVolumes;
import dev.stowage.docker.run.SwarmVolumes;
import dev.stowage.docker.run.SystemClock;
import dev.stowage.docker.wire.DockerJavaEngine;
import dev.stowage.volume.VolumeManager;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.cluster.ClusterVolumes;
import dev.stowage.volume.content.VolumeFiles;
import dev.stowage.volume.gather.FileGatherings;
import dev.stowage.volume.golden.GoldenVolumes;
import dev.stowage.volume.plugin.PluginManager;
import dev.stowage.volume.transfer.Transfer;
import java.util.ArrayList;
import java.util.List;

/** What is behind the doors of a storage, all on one connection. */
final class Rooms {

  private final Connection connection;
  private final Carriers carriers;
  private final FreshVolumes fresh;
  private final VolumeManager volumes;
  private final PluginManager plugins;
  private final ClusterVolumes clusterVolumes;
  private final MountedVolumes mounted;
  private final ContainerStart starts;
  private final CopySide copySide;
  private final FileGatherings gatherings;
  private final EngineGolden golden;

  Rooms(Connection connection) {
    this.connection = connection;
    DockerJavaEngine engine = connection.engine();
    VolumeManager plain = new EngineVolumes(engine);
    this.carriers =
        new Carriers(engine, connection.archives(), engine.programs(), engine.containers());
    this.fresh = new FreshVolumes(plain, engine, carriers, connection.archives());
    Seeding seeding = new Seeding(carriers, Transfer.unwatched());
    this.volumes = new FilledVolumes(plain, fresh, seeding, connection.profiles());
    this.copySide = new CopySide(volumes, fresh, carriers, engine.containers());
    this.plugins = new ManagedPlugins(engine.plugins(), engine);
    this.clusterVolumes = new SwarmVolumes(engine.cluster());
    this.mounted = new MountedVolumes(engine);
    this.starts = new ContainerStart(engine);
    this.gatherings = new EngineGatherings(volumes, carriers, connection.archives());
    Making making = new Making(connection.archives());
    this.golden = new EngineGolden(copySide, engine.golden(), making, new SystemClock());
  }

  VolumeManager volumes() {
    return volumes;
  }

  PluginManager plugins() {
    return plugins;
  }

  ClusterVolumes clusterVolumes() {
    return clusterVolumes;
  }

  VolumeFiles files(VolumeName volume) {
    return new EngineFiles(volume, carriers, new SystemClock());
  }

  FileGatherings gatherings() {
    return gatherings;
  }

  GoldenVolumes golden() {
    return golden;
  }

  CopySide copySide() {
    return copySide;
  }

  MountedVolumes mounted() {
    return mounted;
  }

  ContainerStart starts() {
    return starts;
  }

  /** Removes what killed programs left, containers first, since they keep volumes. */
  List<String> sweep() {
    List<String> removed = new ArrayList<>(connection.archives().sweep());
    removed.addAll(fresh.sweep());
    removed.addAll(golden.sweepUnfinished());
    return removed;
  }
}
