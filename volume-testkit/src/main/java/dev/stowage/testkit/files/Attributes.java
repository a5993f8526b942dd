package dev.stowage.testkit.files;

import java.time.Instant;

/**
 * Who owns a file, what may be done with it, and when it was last written.
 *
 * @param uid number of the user
 * @param gid number of the group
 * @param mode permission bits with setuid, setgid and sticky, at most 07777
 * @param modified when the content was last changed
 */
public record Attributes(long uid, long gid, int mode, Instant modified) {

  public Attributes {
    if ((mode & ~0_7777) != 0) {
      throw new IllegalArgumentException("not a mode: " + Integer.toOctalString(mode));
    }
  }

  public Attributes withModified(Instant instant) {
    return new Attributes(uid, gid, mode, instant);
  }

  public Attributes withMode(int bits) {
    return new Attributes(uid, gid, bits, modified);
  }

  public Attributes withOwner(long user, long group) {
    return new Attributes(user, group, mode, modified);
  }

  /** Returns root's, with a mode. */
  public static Attributes ofRoot(int mode, Instant modified) {
    return new Attributes(0, 0, mode, modified);
  }
}
