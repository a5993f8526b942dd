package dev.stowage.testkit.container;

import dev.stowage.testkit.files.Attributes;
import dev.stowage.testkit.files.Directory;
import dev.stowage.testkit.files.Inode;
import dev.stowage.testkit.files.MountedTree;
import dev.stowage.testkit.files.Paths;
import dev.stowage.testkit.files.TreeCopy;
import dev.stowage.testkit.volume.StoredVolume;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Fills the empty volumes of a new container with what its image has in their place. */
final class CopyUp {

  private final Container container;
  private final World world;
  private final HostFiles host;
  private final VolumeSessions sessions;
  private final MountedTree tree;
  private final LayerSpace space;

  CopyUp(Container container, Container.Parts parts) {
    this.container = container;
    this.world = parts.world();
    this.host = parts.hostFiles();
    this.sessions = new VolumeSessions(parts);
    this.tree = MountedTree.of(container.root(), List.of());
    this.space = new LayerSpace(parts.world());
  }

  void run() {
    for (MountPoint mount : container.mounts()) {
      if (mount.isCopying() && mount.volume().isPresent()) {
        copy(mount, mount.volume().get());
      }
    }
  }

  private void copy(MountPoint mount, StoredVolume volume) {
    String path = tree.follow(Paths.join("/", mount.destination()));
    Optional<Inode> source = tree.find(path);
    if (source.isEmpty()) {
      return;
    }
    try {
      sessions.mount(mount, volume);
    } catch (EngineFailure failure) {
      throw unpopulated(failure);
    }
    try {
      target(mount, volume).ifPresent(target -> fill(path, source.get(), target, volume));
    } finally {
      sessions.unmount(mount, volume);
    }
  }

  private static EngineFailure unpopulated(EngineFailure failure) {
    return EngineFailure.of(failure.status(), "failed to populate volume: " + failure.text());
  }

  private void fill(String path, Inode source, Inode target, StoredVolume volume) {
    if (!(target instanceof Directory into)) {
      throw EngineFailure.system("open " + world.dataRoot() + "/tmp/safe-mount1: not a directory");
    }
    if (!into.isEmpty()) {
      return;
    }
    if (!(source instanceof Directory from)) {
      throw EngineFailure.system("source " + container.layer() + path + " is not directory");
    }
    TreeCopy.copyInto(from, into);
    touch(into, container.created());
    space.takeForCopy(into, volume.mountpoint());
  }

  /** Returns where the content goes; nowhere if the part of the volume is not there yet. */
  private Optional<Inode> target(MountPoint mount, StoredVolume volume) {
    String subpath = mount.spec().in("VolumeOptions").text("Subpath");
    try {
      return Optional.of(Subpath.of(subpath, volume.mountpoint()).in(volume.root(), host));
    } catch (EngineFailure failure) {
      if (failure.status() == 404) {
        return Optional.empty();
      }
      throw unpopulated(failure);
    }
  }

  /** What is written into a directory changes its time, as it does in any copy. */
  private static void touch(Directory directory, Instant now) {
    if (directory.isEmpty()) {
      return;
    }
    Attributes old = directory.attributes();
    directory.attributes(new Attributes(old.uid(), old.gid(), old.mode(), now));
    directory.entries().values().stream()
        .filter(Directory.class::isInstance)
        .forEach(inner -> touch((Directory) inner, now));
  }
}
