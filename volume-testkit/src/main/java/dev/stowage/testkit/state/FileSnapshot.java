package dev.stowage.testkit.state;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Something in a volume at one moment. Immutable. */
public interface FileSnapshot {

  /** What something in a volume is. */
  enum Kind {
    /** A file with content. */
    FILE,
    /** A directory. */
    DIRECTORY,
    /** A symbolic link. */
    LINK,
    /** A fifo, device or socket. */
    SPECIAL
  }

  /**
   * Returns where it is.
   *
   * @return the path from the root of the volume, which is {@code /}
   */
  String path();

  /**
   * Returns what it is.
   *
   * @return its kind
   */
  Kind kind();

  /**
   * Returns the number of the user that owns it.
   *
   * @return 0 for root
   */
  long uid();

  /**
   * Returns the number of the group that owns it.
   *
   * @return 0 for root
   */
  long gid();

  /**
   * Returns what may be done with it.
   *
   * @return permission bits with setuid, setgid and sticky, at most 07777
   */
  int mode();

  /**
   * Returns when its content was last changed.
   *
   * @return a time
   */
  Instant modified();

  /**
   * Returns the content of a file, or where a link leads as bytes.
   *
   * @return a copy; empty for what has no content
   */
  byte[] content();

  /**
   * Returns the content as text.
   *
   * @return the content, read as UTF-8
   */
  default String text() {
    return new String(content(), StandardCharsets.UTF_8);
  }
}
