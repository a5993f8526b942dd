package dev.stowage.testkit.container;

import dev.stowage.testkit.files.Attributes;
import dev.stowage.testkit.files.Directory;
import dev.stowage.testkit.files.FileFailure;
import dev.stowage.testkit.files.Inode;
import dev.stowage.testkit.files.MountedTree;
import dev.stowage.testkit.files.Paths;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The files of the machine that the engine runs on, where bind mounts have their sources; at first
 * an empty directory. Guarded by the world's lock.
 */
public final class HostFiles {

  private final World world;
  private final Directory root;
  private final MountedTree tree;

  public HostFiles(World world) {
    this.world = world;
    this.root = new Directory(Attributes.ofRoot(0_755, world.clock().instant()));
    this.tree = MountedTree.of(root, List.of());
  }

  public Directory root() {
    return root;
  }

  /** Returns what is at a path, links followed. */
  public Optional<Inode> find(String path) {
    return tree.find(tree.follow(Paths.clean(path)));
  }

  /** Returns the same, or fails as the engine does where the path leads through a file. */
  Optional<Inode> stat(String path, Function<String, EngineFailure> failure) {
    try {
      return find(path);
    } catch (FileFailure e) {
      throw failure.apply("stat " + path + ": " + e.errno().text());
    }
  }

  /** Returns what is at a path; a directory of root is made there if nothing is. */
  Inode findOrMake(String path) {
    return find(path)
        .orElseGet(
            () ->
                tree.makeDirectories(
                    tree.follow(Paths.clean(path)),
                    Attributes.ofRoot(0_755, world.clock().instant())));
  }
}
