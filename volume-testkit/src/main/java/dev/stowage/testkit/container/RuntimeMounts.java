package dev.stowage.testkit.container;

import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.files.Directory;
import dev.stowage.testkit.files.Errno;
import dev.stowage.testkit.files.FileFailure;
import dev.stowage.testkit.files.Inode;
import dev.stowage.testkit.files.MountedTree;
import dev.stowage.testkit.files.Paths;
import dev.stowage.testkit.files.Place;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Mounting as it is done when a process starts, where a file on a directory is a failure, and what
 * else the runtime refuses then.
 */
final class RuntimeMounts {

  private static final String STARTING =
      "failed to create shim task: OCI runtime create failed: runc create failed: unable to start"
          + " container process: ";

  private static final String INIT = "error during container init: ";

  private static final String HINT =
      ": Are you trying to mount a directory onto a file (or vice-versa)? Check if the specified"
          + " host path exists and is the expected type";

  private final World world;

  RuntimeMounts(World world) {
    this.world = world;
  }

  /** What is mounted, and the path on the engine's host that failures name. */
  record Sourced(Place place, String source) {}

  MountedTree mount(Directory root, List<Sourced> mounts) {
    List<Sourced> sorted = new ArrayList<>(mounts);
    sorted.sort(Comparator.comparingInt(RuntimeMounts::depth));
    List<Place> places = new ArrayList<>();
    MountedTree tree = MountedTree.of(root, places);
    for (Sourced mount : sorted) {
      check(tree, mount);
      places.add(mount.place());
      try {
        tree = MountedTree.of(root, places);
      } catch (FileFailure failure) {
        throw notDirectory(mount);
      }
    }
    return tree;
  }

  private static int depth(Sourced mount) {
    return (int) target(mount).chars().filter(c -> c == '/').count();
  }

  private static String target(Sourced mount) {
    return Paths.join("/", mount.place().target());
  }

  private void check(MountedTree tree, Sourced mount) {
    if (target(mount).equals("/")) {
      throw invalid(mounting(mount) + "mountpoint is on the top of rootfs");
    }
    Optional<Inode> there;
    try {
      there = tree.find(tree.follow(target(mount)));
    } catch (FileFailure failure) {
      throw notDirectory(mount);
    }
    boolean directory = mount.place().inode() instanceof Directory;
    if (there.isPresent() && there.get() instanceof Directory != directory) {
      throw notDirectory(mount);
    }
  }

  private static String mounting(Sourced mount) {
    return "error mounting \""
        + mount.source()
        + "\" to rootfs at \""
        + mount.place().target()
        + "\": ";
  }

  private EngineFailure notDirectory(Sourced mount) {
    return failure(mounting(mount) + Errno.NOT_DIRECTORY.text());
  }

  /** Returns what the engine makes of a failure that its runtime reports. */
  EngineFailure failure(String why) {
    return EngineFailure.badRequest(prefix() + why + HINT);
  }

  /** Returns the same for a failure that the engine can make nothing of. */
  EngineFailure invalid(String why) {
    return EngineFailure.system(prefix() + why);
  }

  /** Returns what the engine makes of a program that its runtime does not find. */
  EngineFailure noProgram(String name) {
    String why = "exec: \"" + name + "\": executable file not found in $PATH";
    return EngineFailure.badRequest(
        world.has(Quirk.OLD_WORDING) ? STARTING + why + ": unknown" : prefix() + why);
  }

  private String prefix() {
    return (world.has(Quirk.OLD_WORDING) ? "" : "failed to create task for container: ")
        + STARTING
        + INIT;
  }
}
