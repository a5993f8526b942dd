package dev.stowage.testkit.files;

import dev.stowage.testkit.tree.DeviceNumber;
import dev.stowage.testkit.tree.FileTree;
import dev.stowage.testkit.tree.FileTreeBuilder;
import dev.stowage.volume.file.FileKind;
import dev.stowage.volume.file.FileState;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;

/** Turns trees that are values into trees that live, and back. */
public final class Trees {

  private Trees() {}

  /** Makes a directory that holds what a value says. */
  public static Directory of(FileTree value) {
    Directory root = new Directory(attributes(value.find("").orElseThrow()));
    MountedTree tree = MountedTree.of(root, List.of());
    for (FileState state : value.files()) {
      if (!state.path().isRoot() && state.kind() != FileKind.HARD_LINK) {
        put(tree, state.path().value(), inode(value, state));
      }
    }
    for (FileState state : value.files()) {
      if (state.kind() == FileKind.HARD_LINK) {
        Inode file = tree.find("/" + state.link().orElseThrow()).orElseThrow();
        put(tree, state.path().value(), file);
      }
    }
    return root;
  }

  private static void put(MountedTree tree, String path, Inode inode) {
    String full = "/" + path;
    ((Directory) tree.find(Paths.parent(full)).orElseThrow()).put(Paths.base(full), inode);
  }

  private static Inode inode(FileTree value, FileState state) {
    Attributes attributes = attributes(state);
    String path = state.path().value();
    return switch (state.kind()) {
      case DIRECTORY -> new Directory(attributes);
      case FILE, HARD_LINK -> new RegularFile(attributes, value.fileContent(path));
      case SYMLINK -> new Symlink(attributes, state.link().orElse(""));
      case FIFO -> new Special(attributes, Special.Kind.FIFO, 0, 0);
      case CHARACTER_DEVICE -> device(value, path, attributes, Special.Kind.CHARACTER_DEVICE);
      case BLOCK_DEVICE -> device(value, path, attributes, Special.Kind.BLOCK_DEVICE);
    };
  }

  private static Special device(
      FileTree value, String path, Attributes attributes, Special.Kind kind) {
    DeviceNumber number = value.device(path).orElseThrow();
    return new Special(attributes, kind, number.major(), number.minor());
  }

  private static Attributes attributes(FileState state) {
    return new Attributes(state.owner().uid(), state.owner().gid(), state.mode(), state.modified());
  }

  /** Returns what a directory holds now, without its sockets. */
  public static FileTree read(Directory root) {
    FileTreeBuilder builder = FileTree.builder();
    describe(builder.directory(""), root);
    add(builder, root, "", new IdentityHashMap<>());
    return builder.build();
  }

  private static void add(
      FileTreeBuilder builder,
      Directory directory,
      String at,
      IdentityHashMap<Inode, String> seen) {
    directory
        .entries()
        .forEach(
            (name, inode) -> {
              String path = at.isEmpty() ? name : at + "/" + name;
              String first = inode instanceof Directory ? null : seen.putIfAbsent(inode, path);
              if (first != null && inode instanceof RegularFile) {
                builder.hardLink(path, first);
              } else if (add(builder, path, inode)) {
                describe(builder, inode);
              }
              if (inode instanceof Directory inner) {
                add(builder, inner, path, seen);
              }
            });
  }

  private static boolean add(FileTreeBuilder builder, String path, Inode inode) {
    if (inode instanceof Directory) {
      builder.directory(path);
    } else if (inode instanceof RegularFile file) {
      builder.file(path, file.content());
    } else if (inode instanceof Symlink link) {
      builder.symlink(path, link.target());
    } else {
      return add(builder, path, (Special) inode);
    }
    return true;
  }

  private static boolean add(FileTreeBuilder builder, String path, Special special) {
    DeviceNumber number = new DeviceNumber(special.major(), special.minor());
    switch (special.kind()) {
      case FIFO -> builder.fifo(path);
      case CHARACTER_DEVICE -> builder.characterDevice(path, number);
      case BLOCK_DEVICE -> builder.blockDevice(path, number);
      case SOCKET -> {
        return false;
      }
    }
    return true;
  }

  private static void describe(FileTreeBuilder builder, Inode inode) {
    Attributes attributes = inode.attributes();
    builder
        .owner(shown(attributes.uid()), shown(attributes.gid()))
        .mode(String.format(Locale.ROOT, "%04o", attributes.mode()))
        .modified(attributes.modified());
  }

  private static int shown(long id) {
    if (id > Integer.MAX_VALUE) {
      throw new IllegalStateException("owner " + id + " is too large to be shown");
    }
    return (int) id;
  }
}
