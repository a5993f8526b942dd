package dev.stowage.testkit.container;

import dev.stowage.testkit.files.Directory;
import dev.stowage.testkit.files.Inode;
import dev.stowage.testkit.files.MountedTree;
import dev.stowage.testkit.files.Paths;
import dev.stowage.testkit.volume.StoredVolume;
import dev.stowage.testkit.volume.VolumeRequest;
import dev.stowage.testkit.volume.VolumeStore;
import dev.stowage.testkit.world.EngineFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The volumes of {@code Volumes}, which only says where. They give way to everything else, and
 * their targets are hardly checked.
 */
final class AnonymousVolumes {

  private final Container container;
  private final VolumeStore volumes;

  AnonymousVolumes(Container container, VolumeStore volumes) {
    this.container = container;
    this.volumes = volumes;
  }

  void create() {
    MountedTree tree = MountedTree.of(container.root(), List.of());
    for (String target : container.config().in("Volumes").values().keySet()) {
      String destination = Paths.clean(target);
      if (!isTaken(destination)) {
        requireNoFile(tree, destination);
        container.mount(point(destination));
      }
    }
  }

  private boolean isTaken(String destination) {
    return container.mountAt(destination).isPresent()
        || container.host().texts("Tmpfs").containsKey(destination);
  }

  private void requireNoFile(MountedTree tree, String destination) {
    String path = tree.follow(Paths.join("/", destination));
    Optional<Inode> there = tree.find(path);
    if (there.isPresent() && !(there.get() instanceof Directory)) {
      throw EngineFailure.system(
          "cannot mount volume over existing file, file exists " + container.layer() + path);
    }
  }

  private MountPoint point(String destination) {
    StoredVolume volume =
        volumes.create(new VolumeRequest("", container.host().text("VolumeDriver"), null, null));
    volume.usedBy(container.id());
    MountPoint point =
        new MountPoint(new Settings(Map.of("Type", "volume")), destination)
            .name(volume.name())
            .driver(volume.driver())
            .copying(true);
    point.volume(volume);
    return point;
  }
}
