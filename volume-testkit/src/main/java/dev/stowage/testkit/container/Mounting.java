package dev.stowage.testkit.container;

import dev.stowage.testkit.container.RuntimeMounts.Sourced;
import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.files.FileFailure;
import dev.stowage.testkit.files.Inode;
import dev.stowage.testkit.files.MountedTree;
import dev.stowage.testkit.files.Place;
import dev.stowage.testkit.volume.StoredVolume;
import dev.stowage.testkit.world.EngineFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Makes the mounts of one container real: finds or makes what is mounted, and tells the world. */
final class Mounting {

  private final Container container;
  private final Container.Parts parts;
  private final TmpfsMounts memory;
  private final VolumeSessions sessions;
  private final RuntimeMounts runtime;

  Mounting(Container container, Container.Parts parts) {
    this.container = container;
    this.parts = parts;
    this.runtime = new RuntimeMounts(parts.world());
    this.memory = new TmpfsMounts(container, parts.world());
    this.sessions = new VolumeSessions(parts);
  }

  /** Returns what archives see; a mount that fails is the engine's own fault then. */
  MountedTree forArchives() {
    try {
      List<Place> places = sourced().stream().map(Sourced::place).toList();
      return MountedTree.of(container.root(), places);
    } catch (EngineFailure failure) {
      unmount();
      throw EngineFailure.system(failure.text());
    } catch (FileFailure failure) {
      unmount();
      throw EngineFailure.system(mountPoint(failure).text());
    }
  }

  /** Words the failure to make a mount point as it is seen from where the engine makes it. */
  private FileFailure mountPoint(FileFailure failure) {
    String path = failure.path();
    return parts.world().has(Quirk.ARCHIVES_ON_THE_HOST)
        ? failure.during("mkdir", container.layer() + path)
        : failure.during("mkdirat", path.substring(1));
  }

  /** Returns what processes see; keeps to it until the next start. */
  MountedTree forProcesses() {
    memory.check();
    List<Sourced> mounts = sourced();
    memory
        .places(MountedTree.of(container.root(), List.of()))
        .forEach(place -> mounts.add(new Sourced(place, "tmpfs")));
    return runtime.mount(container.root(), mounts);
  }

  private List<Sourced> sourced() {
    List<Sourced> mounts = new ArrayList<>();
    Set<String> inMemory = memory.destinations();
    for (MountPoint mount : container.mounts()) {
      if (!inMemory.contains(mount.destination())) {
        hold(mount);
        mount.volume().ifPresent(volume -> sessions.mount(mount, volume));
        Inode data = data(mount);
        checkReadOnly(mount);
        Place place = new Place(mount.destination(), data, !mount.isWritable());
        mounts.add(new Sourced(place, mount.path()));
        mount.volume().ifPresent(volume -> tellMounted(mount, volume));
      }
    }
    return mounts;
  }

  /** Looks up the volume of an imported mount, which nobody has done yet. */
  private void hold(MountPoint mount) {
    if (!mount.driver().isEmpty() && mount.volume().isEmpty()) {
      StoredVolume volume =
          parts
              .volumes()
              .find(mount.name())
              .orElseThrow(
                  () ->
                      EngineFailure.of(
                          parts.world().has(Quirk.OLD_STATUSES) ? 500 : 404,
                          "get " + mount.name() + ": no such volume"));
      volume.usedBy(container.id());
      mount.volume(volume);
    }
  }

  /** Returns what is mounted: a directory or, for binds and subpaths, maybe a file. */
  private Inode data(MountPoint mount) {
    if (mount.volume().isPresent()) {
      StoredVolume volume = mount.volume().get();
      String subpath = mount.spec().in("VolumeOptions").text("Subpath");
      return Subpath.of(subpath, volume.mountpoint()).in(volume.root(), parts.hostFiles());
    }
    if (mount.image().isPresent()) {
      String subpath = mount.spec().in("ImageOptions").text("Subpath");
      return Subpath.of(subpath, mount.source()).in(mount.image().get().root(), parts.hostFiles());
    }
    try {
      return parts.hostFiles().findOrMake(mount.source());
    } catch (FileFailure failure) {
      throw runtime.failure(
          "failed to fulfil mount request: open " + mount.source() + ": " + failure.errno().text());
    }
  }

  private static void checkReadOnly(MountPoint mount) {
    Settings options = mount.spec().in("BindOptions");
    boolean shallow = options.flag("ReadOnlyNonRecursive");
    boolean deep = options.flag("ReadOnlyForceRecursive");
    boolean readOnly = mount.spec().flag("ReadOnly");
    if (!readOnly && (shallow || deep)) {
      throw EngineFailure.system(
          "mount options conflict: !ReadOnly && BindOptions."
              + (shallow ? "ReadOnlyNonRecursive" : "ReadOnlyForceRecursive"));
    }
    if (shallow && deep) {
      throw EngineFailure.system(
          "mount options conflict: ReadOnlyNonRecursive && BindOptions.ReadOnlyForceRecursive");
    }
  }

  private void tellMounted(MountPoint mount, StoredVolume volume) {
    Map<String, String> told = new TreeMap<>();
    told.put("driver", volume.driver());
    told.put("container", container.id());
    told.put("destination", mount.destination());
    told.put("read/write", String.valueOf(mount.isWritable()));
    told.put("propagation", mount.propagation());
    parts.world().events().add("volume", "mount", volume.name(), told);
  }

  /** Unmounts the volumes, once for each time that they were mounted. */
  void unmount() {
    Set<String> inMemory = memory.destinations();
    for (MountPoint mount : container.mounts()) {
      if (!inMemory.contains(mount.destination()) && mount.volume().isPresent()) {
        StoredVolume volume = mount.volume().get();
        sessions.unmount(mount, volume);
        parts
            .world()
            .events()
            .add(
                "volume",
                "unmount",
                volume.name(),
                Map.of("driver", volume.driver(), "container", container.id()));
      }
    }
  }
}
