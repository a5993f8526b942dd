package dev.stowage.testkit.container;

import dev.stowage.testkit.files.Directory;
import dev.stowage.testkit.files.Errno;
import dev.stowage.testkit.files.FileFailure;
import dev.stowage.testkit.files.Inode;
import dev.stowage.testkit.files.MountedTree;
import dev.stowage.testkit.files.Paths;
import dev.stowage.testkit.files.Place;
import dev.stowage.testkit.world.EngineFailure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Mounting as it is done when a process starts, where a file on a directory is a failure. */
final class RuntimeMounts {

  private static final String RUNC =
      "failed to create task for container: failed to create shim task: OCI runtime create failed:"
          + " runc create failed: unable to start container process: error during container init: ";

  private static final String HINT =
      ": Are you trying to mount a directory onto a file (or vice-versa)? Check if the specified"
          + " host path exists and is the expected type";

  private RuntimeMounts() {}

  static MountedTree mount(Directory root, List<Place> places) {
    List<Place> sorted = new ArrayList<>(places);
    sorted.sort(Comparator.comparingInt(place -> Paths.clean(place.target()).split("/").length));
    MountedTree tree = MountedTree.of(root, List.of());
    for (int count = 0; count < sorted.size(); count++) {
      check(tree, sorted.get(count));
      tree = mountOrFail(root, sorted.subList(0, count + 1));
    }
    return tree;
  }

  private static void check(MountedTree tree, Place place) {
    Optional<Inode> there;
    try {
      there = tree.find(tree.follow(Paths.join("/", place.target())));
    } catch (FileFailure failure) {
      throw notDirectory(place);
    }
    if (there.isPresent()
        && there.get() instanceof Directory != place.inode() instanceof Directory) {
      throw notDirectory(place);
    }
    if (Paths.join("/", place.target()).equals("/")) {
      throw invalid("error mounting to rootfs at \"/\": mountpoint is on the top of rootfs");
    }
  }

  private static MountedTree mountOrFail(Directory root, List<Place> places) {
    try {
      return MountedTree.of(root, places);
    } catch (FileFailure failure) {
      throw notDirectory(places.get(places.size() - 1));
    }
  }

  private static EngineFailure notDirectory(Place place) {
    return failure(
        "error mounting to rootfs at \"" + place.target() + "\": " + Errno.NOT_DIRECTORY.text());
  }

  /** Returns what the engine makes of a failure that its runtime reports. */
  static EngineFailure failure(String why) {
    return EngineFailure.badRequest(RUNC + why + HINT);
  }

  /** Returns the same for a failure that the engine can make nothing of. */
  static EngineFailure invalid(String why) {
    return EngineFailure.system(RUNC + why);
  }
}
