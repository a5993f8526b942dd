package dev.stowage.testkit.snapshot;

import dev.stowage.testkit.container.Container;
import dev.stowage.testkit.container.MountPoint;
import dev.stowage.testkit.daemon.Daemon;
import dev.stowage.testkit.files.Trees;
import dev.stowage.testkit.image.StoredImage;
import dev.stowage.testkit.managed.StoredPlugin;
import dev.stowage.testkit.state.ContainerSnapshot;
import dev.stowage.testkit.state.EngineSnapshot;
import dev.stowage.testkit.state.ImageSnapshot;
import dev.stowage.testkit.state.MountSnapshot;
import dev.stowage.testkit.state.PluginSnapshot;
import dev.stowage.testkit.state.SwarmSnapshot;
import dev.stowage.testkit.state.VolumeSnapshot;
import dev.stowage.testkit.volume.StoredVolume;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Takes snapshots of one engine, and puts it back to them. Thread-safe. */
public final class Snapshots {

  private final Daemon daemon;

  public Snapshots(Daemon daemon) {
    this.daemon = daemon;
  }

  public EngineSnapshot take() {
    return daemon.world().locked(this::takeLocked);
  }

  private EngineSnapshot takeLocked() {
    Map<String, String> names =
        daemon.containers().all().stream()
            .collect(Collectors.toMap(Container::id, Container::name));
    List<VolumeSnapshot> volumes =
        daemon.volumes().recorded().stream().map(volume -> volume(volume, names)).toList();
    List<ContainerSnapshot> containers =
        daemon.containers().all().stream()
            .sorted(Comparator.comparing(Container::name))
            .map(Snapshots::container)
            .toList();
    List<ImageSnapshot> images =
        daemon.images().all().stream()
            .map(image -> new ImageSnapshot(image.id(), List.copyOf(image.tags())))
            .toList();
    List<PluginSnapshot> plugins = daemon.plugins().all().stream().map(Snapshots::plugin).toList();
    return new TakenSnapshot(
        new TakenSnapshot.Parts(volumes, containers, images, plugins, swarm()),
        daemon,
        daemon.save());
  }

  private static VolumeSnapshot volume(StoredVolume volume, Map<String, String> names) {
    Map<String, String> options = volume.options();
    return new TakenVolume(
        volume,
        new TreeMap<>(options == null ? Map.of() : options),
        volume.users().stream().map(id -> names.getOrDefault(id, id)).sorted().toList(),
        Trees.read(volume.root()));
  }

  private static ContainerSnapshot container(Container container) {
    return new TakenContainer(
        container, container.mounts().stream().map(Snapshots::mount).toList());
  }

  private static PluginSnapshot plugin(StoredPlugin plugin) {
    return new PluginSnapshot(
        plugin.name(), plugin.reference(), plugin.isEnabled(), plugin.environment());
  }

  private Optional<SwarmSnapshot> swarm() {
    return daemon.swarm().cluster().map(TakenSwarm::of);
  }

  private static MountSnapshot mount(MountPoint mount) {
    String source =
        mount
            .volume()
            .map(StoredVolume::name)
            .or(() -> mount.image().flatMap(image -> image.tags().stream().findFirst()))
            .or(() -> mount.image().map(StoredImage::id))
            .orElse(mount.source());
    return new MountSnapshot(mount.type(), source, mount.destination(), mount.isWritable());
  }

  /**
   * Puts the engine back to a snapshot of its own.
   *
   * @throws IllegalArgumentException if it is of another engine
   */
  public void restore(EngineSnapshot snapshot) {
    if (!(snapshot instanceof TakenSnapshot taken) || !taken.isOf(daemon)) {
      throw new IllegalArgumentException("a snapshot of another engine cannot be put back here");
    }
    daemon.world().run(taken::restore);
  }
}
