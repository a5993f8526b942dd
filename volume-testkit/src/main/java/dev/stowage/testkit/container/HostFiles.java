package dev.stowage.testkit.container;

import dev.stowage.testkit.engine.Topology;
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

  private static final String SOCKET = "/run/docker.sock";

  /** Where the user of a rootless engine may make directories. */
  private static final List<String> OWN = List.of("/home/me/", "/run/", "/etc/");

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
          "/var/tmp");

  private final World world;
  private final Directory root;
  private final MountedTree tree;

  public HostFiles(World world) {
    this.world = world;
    this.root = new Directory(Attributes.ofRoot(0_755, world.clock().instant()));
    this.tree = MountedTree.of(root, List.of());
    Attributes made = root.attributes();
    USUAL.forEach(path -> tree.makeDirectories(path, made));
    tree.makeDirectories(world.dataRoot() + "/volumes", made);
    tree.makeDirectories("/tmp", made).attributes(made.withMode(0_1777));
    tree.makeDirectories("/var", made)
        .put("run", new Symlink(Attributes.ofRoot(0_777, made.modified()), "/run"));
    putOfTopology(made);
  }

  private void putOfTopology(Attributes made) {
    Topology topology = world.topology();
    DesktopShares.places(topology).forEach(path -> tree.makeDirectories(path, made));
    putSocket(topology == Topology.ROOTLESS ? topology.dockerHost().getPath() : SOCKET, made);
    if (topology == Topology.DESKTOP_MAC) {
      putSocket(DesktopShares.PROXY_SOCKET, made);
    }
  }

  private void putSocket(String path, Attributes made) {
    int slash = path.lastIndexOf('/');
    tree.makeDirectories(path.substring(0, slash), made)
        .put(
            path.substring(slash + 1),
            new Special(made.withMode(0_660), Special.Kind.SOCKET, 0, 0));
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

  /**
   * Returns what is at a path; a directory of root is made there if nothing is, or the failure to
   * make one is thrown.
   */
  Inode findOrMake(String path) {
    return find(path).orElseGet(() -> make(path));
  }

  private Inode make(String path) {
    String followed = tree.follow(Paths.clean(path));
    if (world.topology() == Topology.ROOTLESS) {
      refuseWithoutRights(path, followed);
    }
    return tree.makeDirectories(followed, Attributes.ofRoot(0_755, world.clock().instant()));
  }

  /**
   * Refuses what the user of a rootless engine may not make: anything but below his home and where
   * everybody may. Of {@code /run} and {@code /etc} such an engine has copies of its own.
   *
   * <p>Source: recorded on a rootless Docker Engine 28.5.
   */
  private void refuseWithoutRights(String path, String followed) {
    String above = "/";
    String first = followed;
    for (String name : followed.substring(1).split("/", -1)) {
      first = Paths.join(above, name);
      if (find(first).isEmpty()) {
        break;
      }
      above = first;
    }
    String there = above + "/";
    boolean everybodys =
        find(above).filter(place -> (place.attributes().mode() & 0_002) != 0).isPresent();
    if (!everybodys && OWN.stream().noneMatch(there::startsWith)) {
      throw EngineFailure.system(
          "error while creating mount source path '"
              + path
              + "': mkdir "
              + first
              + ": permission denied");
    }
  }
}
