package dev.stowage.volume.file;

/**
 * Whom a file belongs to, in the numbers that the kernel knows; names mean something only inside an
 * image.
 *
 * @param uid number of the user
 * @param gid number of the group
 */
public record FileOwner(int uid, int gid) {

  /** The superuser. */
  public static final FileOwner ROOT = new FileOwner(0, 0);

  /**
   * Makes an owner.
   *
   * @param uid number of the user, not negative
   * @param gid number of the group, not negative
   * @throws IllegalArgumentException if one is negative
   */
  public FileOwner {
    if (uid < 0 || gid < 0) {
      throw new IllegalArgumentException("not an owner: " + uid + ":" + gid);
    }
  }

  /** Returns both numbers, such as {@code 999:999}. */
  @Override
  public String toString() {
    return uid + ":" + gid;
  }
}
