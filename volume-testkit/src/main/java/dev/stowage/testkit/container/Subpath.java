package dev.stowage.testkit.container;

import dev.stowage.testkit.files.Directory;
import dev.stowage.testkit.files.FileFailure;
import dev.stowage.testkit.files.Inode;
import dev.stowage.testkit.files.MountedTree;
import dev.stowage.testkit.files.Paths;
import dev.stowage.testkit.files.Symlink;
import dev.stowage.testkit.world.EngineFailure;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Part of a volume or of an image, which is to be mounted instead of all of it.
 *
 * @param path relative, without {@code ..}; empty for everything
 * @param base where the volume is on the engine's host, which its failures name
 */
record Subpath(String path, String base) {

  static Subpath of(String path, String base) {
    return new Subpath(path.isEmpty() ? "" : Paths.clean(path), base);
  }

  /**
   * Returns what is at this path, or fails as the engine does.
   *
   * @param host the files that an absolute link leads to
   */
  Inode in(Directory root, HostFiles host) {
    if (path.isEmpty() || path.equals(".")) {
      return root;
    }
    MountedTree tree = MountedTree.of(root, List.of());
    Deque<String> rest = new ArrayDeque<>(Arrays.asList(path.split("/")));
    String done = "/";
    try {
      while (!rest.isEmpty()) {
        String next = Paths.join(done, rest.removeFirst());
        Inode inode = tree.find(next).orElseThrow(() -> missing(base + next));
        if (inode instanceof Symlink link) {
          refuseEscape(link, done, rest, host);
          List<String> parts = Arrays.asList(link.target().split("/"));
          for (int i = parts.size() - 1; i >= 0; i--) {
            rest.addFirst(parts.get(i));
          }
        } else {
          done = next;
        }
      }
    } catch (FileFailure failure) {
      throw EngineFailure.system(
          "error while resolving symlinks in combined path \""
              + (base + "/" + path)
              + "\": "
              + failure.errno().text());
    }
    return tree.find(done).orElseThrow();
  }

  private void refuseEscape(Symlink link, String at, Deque<String> rest, HostFiles host) {
    String target = link.target();
    boolean absolute = target.startsWith("/");
    if (!absolute && TargetRules.isLocal("." + at + "/" + target)) {
      return;
    }
    String outside = absolute ? target : base + at + "/" + target;
    String looked = Paths.clean(outside + "/" + String.join("/", rest));
    if (host.find(looked).isEmpty()) {
      throw missing(looked);
    }
    throw EngineFailure.badRequest(
        "path concatenation escapes the base directory, base: " + base + ", subpath: " + path);
  }

  private EngineFailure missing(String looked) {
    return EngineFailure.notFound(
        "cannot access path "
            + base
            + "/"
            + path
            + ": lstat "
            + looked
            + ": no such file or directory");
  }
}
