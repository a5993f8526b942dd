package dev.stowage.volume.file;

/** What stands at a path of a volume. */
public enum FileKind {
  /** A regular file. */
  FILE,
  /** A directory. */
  DIRECTORY,
  /** A symbolic link. */
  SYMLINK,
  /** A further name of a regular file that came before. */
  HARD_LINK,
  /** A named pipe. */
  FIFO,
  /** A character device. */
  CHARACTER_DEVICE,
  /** A block device. */
  BLOCK_DEVICE
}
