package dev.stowage.testkit.files;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** How many bytes a tree holds, each file counted once however many names it has. */
public final class TreeSize {

  private final Set<Inode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final boolean withLinks;

  private TreeSize(boolean withLinks) {
    this.withLinks = withLinks;
  }

  /** Counts files, as the size of a layer does. */
  public static long ofFiles(Directory root) {
    return new TreeSize(false).count(root);
  }

  /** Counts files and what symbolic links say, as the size of a volume does. */
  public static long ofFilesAndLinks(Directory root) {
    return new TreeSize(true).count(root);
  }

  private long count(Directory directory) {
    long size = 0;
    for (Inode inode : directory.entries().values()) {
      if (inode instanceof Directory inner) {
        size += count(inner);
      } else if (seen.add(inode)) {
        size += own(inode);
      }
    }
    return size;
  }

  private long own(Inode inode) {
    if (inode instanceof RegularFile file) {
      return file.content().size();
    }
    return withLinks && inode instanceof Symlink link
        ? link.target().getBytes(StandardCharsets.UTF_8).length
        : 0;
  }
}
