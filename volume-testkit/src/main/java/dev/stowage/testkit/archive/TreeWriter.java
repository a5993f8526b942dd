package dev.stowage.testkit.archive;

import dev.stowage.testkit.files.Attributes;
import dev.stowage.testkit.files.Directory;
import dev.stowage.testkit.files.Errno;
import dev.stowage.testkit.files.FileFailure;
import dev.stowage.testkit.files.Inode;
import dev.stowage.testkit.files.MountedTree;
import dev.stowage.testkit.files.Paths;
import dev.stowage.testkit.files.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/** Changes a tree as the kernel does: links in paths, mounts, read-only ones, times. */
final class TreeWriter {

  private final MountedTree tree;
  private final Instant now;

  TreeWriter(MountedTree tree, Instant now) {
    this.tree = tree;
    this.now = now;
  }

  Attributes made(int mode) {
    return Attributes.ofRoot(mode, now);
  }

  /** Returns what is there, without following a link at the end; nothing if none can be there. */
  Optional<Inode> look(String path) {
    try {
      return tree.find(path);
    } catch (FileFailure e) {
      return Optional.empty();
    }
  }

  /** Returns the directory that a name is in. */
  private Directory parent(String path, String parent) {
    Inode inode =
        tree.find(parent).orElseThrow(() -> new FileFailure("open", path, Errno.NO_ENTRY));
    if (inode instanceof Directory directory) {
      return directory;
    }
    throw new FileFailure("open", path, Errno.NOT_DIRECTORY);
  }

  void add(String path, Inode inode) {
    String up = tree.follow(Paths.parent(path));
    Directory directory = parent(path, up);
    tree.find(path);
    requireWritable(up, path);
    directory.put(Paths.base(path), inode);
    touch(directory);
  }

  /** Gives something a second name. */
  void link(String target, String path) {
    Inode inode =
        tree.find(target).orElseThrow(() -> new FileFailure("link", target, Errno.NO_ENTRY));
    parent(path, tree.follow(Paths.parent(path)));
    tree.find(path);
    if (inode instanceof Directory) {
      throw new FileFailure("link", target, Errno.NOT_PERMITTED);
    }
    if (!placeOf(target).equals(placeOf(path))) {
      throw new FileFailure("link", target, Errno.CROSS_DEVICE);
    }
    add(path, inode);
  }

  private Optional<Place> placeOf(String path) {
    return tree.placeOf(Paths.join(tree.follow(Paths.parent(path)), Paths.base(path)));
  }

  void change(String path, Inode inode, Attributes attributes) {
    requireWritable(Paths.join(tree.follow(Paths.parent(path)), Paths.base(path)), path);
    inode.attributes(attributes);
  }

  void setTime(String path, Instant time) {
    Inode inode =
        tree.find(path).orElseThrow(() -> new FileFailure("chtimes", path, Errno.NO_ENTRY));
    inode.attributes(inode.attributes().withModified(time));
  }

  private void requireWritable(String at, String path) {
    if (tree.placeOf(at).filter(Place::readOnly).isPresent()) {
      throw new FileFailure("open", path, Errno.READ_ONLY);
    }
  }

  private void touch(Directory directory) {
    directory.attributes(directory.attributes().withModified(now));
  }

  /**
   * Removes something with all that is in it; what cannot be removed stays, the rest does not.
   *
   * @throws FileFailure for the first that cannot, naming it
   */
  void removeAll(String path) {
    String up = tree.follow(Paths.parent(path));
    remove(parent(path, up), up, path.equals("/") ? "/" : Paths.join(up, Paths.base(path)))
        .ifPresent(
            failure -> {
              throw failure;
            });
  }

  private Optional<FileFailure> remove(Directory parent, String up, String path) {
    Inode inode = tree.find(path).orElseThrow();
    boolean isRoot = path.equals("/");
    if (!isRoot && tree.placeOf(up).filter(Place::readOnly).isPresent()) {
      return Optional.of(new FileFailure("unlinkat", path, Errno.READ_ONLY));
    }
    FileFailure first = null;
    if (inode instanceof Directory directory) {
      for (String name : new ArrayList<>(directory.entries().keySet())) {
        FileFailure one = remove(directory, path, Paths.join(path, name)).orElse(null);
        first = first == null ? one : first;
      }
    }
    if (first == null && (isRoot || tree.mounted(path).isPresent())) {
      first = new FileFailure("unlinkat", path, Errno.BUSY);
    }
    if (first == null) {
      parent.remove(Paths.base(path));
      touch(parent);
    }
    return Optional.ofNullable(first);
  }

  /** Makes a directory and all above it, as the engine makes those that an archive leaves out. */
  void makeDirectories(String path, int mode) {
    Optional<Inode> there = exists(path);
    if (there.isPresent()) {
      if (!(there.get() instanceof Directory)) {
        throw new FileFailure("mkdir", path, Errno.NOT_DIRECTORY);
      }
      return;
    }
    makeDirectories(Paths.parent(path), mode);
    if (look(path).isPresent()) {
      throw new FileFailure("mkdir", path, Errno.EXISTS);
    }
    try {
      add(path, new Directory(made(mode)));
    } catch (FileFailure e) {
      throw e.during("mkdir", path);
    }
  }

  /** Returns what is there, all links followed. */
  private Optional<Inode> exists(String path) {
    try {
      return tree.find(tree.follow(path));
    } catch (FileFailure e) {
      return Optional.empty();
    }
  }
}
