package dev.stowage.testkit.archive;

import dev.stowage.testkit.files.Directory;
import dev.stowage.testkit.files.Inode;
import dev.stowage.testkit.files.RegularFile;
import dev.stowage.testkit.files.Special;
import dev.stowage.testkit.files.Symlink;

/** A mode with the kind of file in it: as Go numbers it, and as Unix does. */
final class GoMode {

  private GoMode() {}

  /** Returns the number by which the engine's answers tell mode and kind. */
  static long of(Inode inode) {
    int mode = inode.attributes().mode();
    long bits = mode & 0_777;
    bits |= (mode & 0_4000) != 0 ? 1L << 23 : 0;
    bits |= (mode & 0_2000) != 0 ? 1L << 22 : 0;
    bits |= (mode & 0_1000) != 0 ? 1L << 20 : 0;
    return bits | kind(inode);
  }

  private static long kind(Inode inode) {
    if (inode instanceof Directory) {
      return 1L << 31;
    }
    if (inode instanceof Symlink) {
      return 1L << 27;
    }
    if (inode instanceof Special special) {
      return switch (special.kind()) {
        case FIFO -> 1L << 25;
        case CHARACTER_DEVICE -> 1L << 26 | 1L << 21;
        case BLOCK_DEVICE -> 1L << 26;
        case SOCKET -> 1L << 24;
      };
    }
    return 0;
  }

  /** Returns the bits by which Unix tells the kind. */
  static int unixKind(Inode inode) {
    if (inode instanceof Directory) {
      return 0_040000;
    }
    if (inode instanceof Symlink) {
      return 0_120000;
    }
    if (inode instanceof RegularFile) {
      return 0_100000;
    }
    return switch (((Special) inode).kind()) {
      case FIFO -> 0_010000;
      case CHARACTER_DEVICE -> 0_020000;
      case BLOCK_DEVICE -> 0_060000;
      case SOCKET -> 0_140000;
    };
  }
}
