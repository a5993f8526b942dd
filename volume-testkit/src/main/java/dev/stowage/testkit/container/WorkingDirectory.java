package dev.stowage.testkit.container;

import dev.stowage.testkit.files.Attributes;
import dev.stowage.testkit.files.FileFailure;
import dev.stowage.testkit.files.MountedTree;
import dev.stowage.testkit.files.Paths;
import dev.stowage.testkit.world.EngineFailure;
import java.util.List;

/** The directory in which a container's process starts; the engine makes it if it is missing. */
final class WorkingDirectory {

  private WorkingDirectory() {}

  static void make(Container container) {
    String asked = container.config().text("WorkingDir");
    if (asked.isEmpty()) {
      return;
    }
    MountedTree tree = MountedTree.of(container.root(), List.of());
    try {
      tree.makeDirectories(
          tree.follow(Paths.clean(asked)), Attributes.ofRoot(0_755, container.created()));
    } catch (FileFailure failure) {
      throw EngineFailure.system("Cannot mkdir: " + asked + " is not a directory");
    }
  }
}
