package dev.stowage.testkit.container;

import dev.stowage.testkit.files.Attributes;
import dev.stowage.testkit.files.Directory;
import dev.stowage.testkit.files.FileFailure;
import dev.stowage.testkit.files.Inode;
import dev.stowage.testkit.files.MountedTree;
import dev.stowage.testkit.files.Paths;
import dev.stowage.testkit.files.Special;
import dev.stowage.testkit.files.Symlink;
import dev.stowage.testkit.program.FileAccess;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The files of the machine that the engine runs on, where bind mounts have their sources; at first
 * the usual directories, and the engine's socket. Guarded by the world's lock.
 */
public final class HostFiles {

  private static final List<String> USUAL =
      List.of(
          "/etc",
          "/home",
          "/mnt",
          "/opt",
          "/root",
          "/run",
          "/srv",
          "/tmp",
          "/usr",
          "/var/lib",
          "/var/log",
          "/var/tmp",
          World.DATA_ROOT);

  private final World world;
  private final Directory root;
  private final MountedTree tree;

  public HostFiles(World world) {
    this.world = world;
    this.root = new Directory(Attributes.ofRoot(0_755, world.clock().instant()));
    this.tree = MountedTree.of(root, List.of());
    Attributes made = root.attributes();
    USUAL.forEach(path -> tree.makeDirectories(path, made));
    tree.makeDirectories("/tmp", made).attributes(made.withMode(0_1777));
    tree.makeDirectories("/run", made)
        .put("docker.sock", new Special(made.withMode(0_660), Special.Kind.SOCKET, 0, 0));
    tree.makeDirectories("/var", made)
        .put("run", new Symlink(Attributes.ofRoot(0_777, made.modified()), "/run"));
  }

  /** Returns the files as tests see them. */
  public FileAccess access() {
    return new TreeFiles(world, tree, new TreeFiles.Viewer("/", "root", false));
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
