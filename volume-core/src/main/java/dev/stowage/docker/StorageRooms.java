package dev.stowage.docker;

import dev.stowage.docker.content.Carriers;
import dev.stowage.docker.content.FreshVolumes;
import dev.stowage.docker.content.Making;
import dev.stowage.docker.content.Seeding;
import dev.stowage.docker.copy.CopySide;
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
import dev.stowage.volume.cluster.ClusterVolumes;
import dev.stowage.volume.plugin.PluginManager;
import dev.stowage.volume.transfer.Transfer;
import java.util.ArrayList;
import java.util.List;

/** What stands behind the doors of one storage, put together once. */
final class StorageRooms {

  private final Connection connection;
  private final PluginManager plugins;
  private final ClusterVolumes clusterVolumes;
  private final MountedVolumes mounted;
  private final ContainerStart starts;
  private final CopySide copySide;
  private final EngineGolden golden;

  private StorageRooms(Connection connection, CopySide copySide) {
    DockerJavaEngine engine = connection.engine();
    this.connection = connection;
    this.copySide = copySide;
    this.plugins = new ManagedPlugins(engine.plugins(), engine);
    this.clusterVolumes = new SwarmVolumes(engine.cluster());
    this.mounted = new MountedVolumes(engine);
    this.starts = new ContainerStart(engine);
    this.golden =
        new EngineGolden(
            copySide, engine.golden(), new Making(connection.archives()), new SystemClock());
  }

  static StorageRooms behind(Connection connection) {
    DockerJavaEngine engine = connection.engine();
    VolumeManager plain = new EngineVolumes(engine);
    Carriers carriers = new Carriers(engine, connection.archives());
    FreshVolumes fresh = new FreshVolumes(plain, engine, carriers, connection.archives());
    Seeding seeding = new Seeding(carriers, Transfer.unwatched());
    VolumeManager volumes = new FilledVolumes(plain, fresh, seeding);
    return new StorageRooms(
        connection, new CopySide(volumes, fresh, carriers, engine.containers()));
  }

  VolumeManager volumes() {
    return copySide.volumes();
  }

  Carriers carriers() {
    return copySide.carriers();
  }

  CopySide copySide() {
    return copySide;
  }

  PluginManager plugins() {
    return plugins;
  }

  ClusterVolumes clusterVolumes() {
    return clusterVolumes;
  }

  MountedVolumes mounted() {
    return mounted;
  }

  ContainerStart starts() {
    return starts;
  }

  EngineGolden golden() {
    return golden;
  }

  /** Removes what killed programs left, and answers what that was. */
  List<String> sweep() {
    List<String> removed = new ArrayList<>(connection.archives().sweep());
    removed.addAll(copySide.fresh().sweep());
    removed.addAll(golden.sweepUnfinished());
    return removed;
  }
}
