package dev.stowage.testkit.archive;

import dev.stowage.testkit.files.Directory;
import dev.stowage.testkit.files.Inode;
import dev.stowage.testkit.files.RegularFile;
import dev.stowage.testkit.files.Symlink;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What is at a path of a container.
 *
 * @param name as the engine shows it, which depends on how the path was written
 * @param path where it is in the tree, without links
 * @param inode what it is
 * @param linkTarget where it leads, if it is a symbolic link; else empty
 */
public record PathStat(String name, String path, Inode inode, String linkTarget) {

  private static final long DIRECTORY = 4096;

  /** Returns the size that the engine shows. */
  public long size() {
    if (inode instanceof RegularFile file) {
      return file.content().size();
    }
    if (inode instanceof Symlink link) {
      return link.target().getBytes(StandardCharsets.UTF_8).length;
    }
    return inode instanceof Directory ? DIRECTORY : 0;
  }

  /** Returns mode and kind in the bits that the engine shows. */
  public long mode() {
    return GoMode.of(inode);
  }

  public Instant modified() {
    return inode.attributes().modified();
  }
}
