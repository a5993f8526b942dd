package dev.stowage.testkit.files;

import java.util.IdentityHashMap;

/** Copies a tree: content, attributes, links, and which names stand for one file. */
public final class TreeCopy {

  private final IdentityHashMap<Inode, Inode> copies = new IdentityHashMap<>();

  private TreeCopy() {}

  /** Copies all that is in a directory, and the attributes of the directory itself. */
  public static void copyInto(Directory from, Directory to) {
    new TreeCopy().fill(from, to);
  }

  /** Returns a copy of a directory and all that is in it. */
  public static Directory of(Directory from) {
    Directory copy = new Directory(from.attributes());
    copyInto(from, copy);
    return copy;
  }

  private void fill(Directory from, Directory to) {
    from.entries().forEach((name, inode) -> to.put(name, copy(inode)));
    to.attributes(from.attributes());
  }

  private Inode copy(Inode inode) {
    if (inode instanceof Directory directory) {
      Directory copy = new Directory(directory.attributes());
      fill(directory, copy);
      return copy;
    }
    return copies.computeIfAbsent(inode, TreeCopy::copyOfFile);
  }

  private static Inode copyOfFile(Inode inode) {
    if (inode instanceof RegularFile file) {
      return new RegularFile(file.attributes(), file.content());
    }
    if (inode instanceof Symlink link) {
      return new Symlink(link.attributes(), link.target());
    }
    Special special = (Special) inode;
    return new Special(special.attributes(), special.kind(), special.major(), special.minor());
  }
}
