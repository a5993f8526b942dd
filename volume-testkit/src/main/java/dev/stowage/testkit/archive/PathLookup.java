package dev.stowage.testkit.archive;

import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.files.Directory;
import dev.stowage.testkit.files.Errno;
import dev.stowage.testkit.files.FileFailure;
import dev.stowage.testkit.files.MountedTree;
import dev.stowage.testkit.files.Paths;
import dev.stowage.testkit.files.Symlink;
import dev.stowage.testkit.world.World;
import java.util.Optional;

/** Finds what the path of an archive call stands for. */
public final class PathLookup {

  private final MountedTree tree;
  private final boolean onHost;
  private final String host;

  /**
   * Makes a lookup.
   *
   * @param host where older engines have the tree on their host, which their errors show
   */
  public PathLookup(World world, MountedTree tree, String host) {
    this.tree = tree;
    this.onHost = world.has(Quirk.ARCHIVES_ON_THE_HOST);
    this.host = host;
  }

  /** Returns what is at a path, for who only wants to know. */
  public PathStat stat(String path) {
    return onHost ? fromHost(path) : stat(path, Paths.base(path));
  }

  /** Returns what is at a path, for who wants it in an archive. */
  public PathStat source(String path) {
    String whole = keepEnd(Paths.join("/", path), path);
    return onHost ? fromHost(path) : stat(whole, Paths.base(whole));
  }

  private PathStat stat(String path, String name) {
    String found = tree.walk(path, false);
    return stat(found, name, path);
  }

  private PathStat stat(String found, String name, String asked) {
    boolean isLink = tree.find(found).orElseThrow() instanceof Symlink;
    return new PathStat(
        name, found, tree.find(found).orElseThrow(), isLink ? tree.follow(asked) : "");
  }

  /** Follows what is before the last slash leniently, then looks for what is behind it. */
  private PathStat fromHost(String path) {
    String whole = keepEnd(Paths.join("/", path), path);
    int slash = whole.lastIndexOf('/');
    String base = whole.substring(slash + 1);
    try {
      String directory = tree.follow(Paths.clean(whole.substring(0, slash + 1)));
      String found = tree.walk((directory.equals("/") ? "" : directory) + "/" + base, false);
      return stat(found, Paths.base(whole), Paths.clean(whole));
    } catch (FileFailure e) {
      throw e.seenFrom(host);
    }
  }

  /** Returns the directory that an archive is unpacked in; empty if it is something else. */
  public Optional<String> destination(String path) {
    String whole = Paths.join("/", path);
    String found = onHost ? followedOnHost(whole) : evaluated(whole);
    if (tree.find(found).orElseThrow(() -> missing(whole)) instanceof Directory) {
      return Optional.of(found);
    }
    if (!onHost && !keepEnd(found, path).equals(found)) {
      throw new FileFailure("lstat", keepEnd(found, path), Errno.NOT_DIRECTORY);
    }
    return Optional.empty();
  }

  private String followedOnHost(String path) {
    try {
      return tree.follow(path);
    } catch (FileFailure e) {
      throw e.seenFrom(host);
    }
  }

  private String evaluated(String path) {
    try {
      return tree.walk(path, true);
    } catch (FileFailure e) {
      throw e.is(Errno.LOOP) ? FileFailure.of("EvalSymlinks: too many links") : e.bare();
    }
  }

  private static FileFailure missing(String path) {
    return new FileFailure("lstat", path, Errno.NO_ENTRY);
  }

  /** A dot or a slash at the end says that a directory is meant, so it survives cleaning. */
  private static String keepEnd(String cleaned, String original) {
    String kept = cleaned;
    if (!Paths.base(kept).equals(".") && Paths.base(original).equals(".")) {
      kept = (kept.endsWith("/") ? kept : kept + "/") + ".";
    }
    return !kept.endsWith("/") && original.endsWith("/") ? kept + "/" : kept;
  }
}
