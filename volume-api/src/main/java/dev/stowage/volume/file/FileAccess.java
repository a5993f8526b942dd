package dev.stowage.volume.file;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.FileMode;

/**
 * Whom something belongs to and what may be done with it.
 *
 * @param owner user and group
 * @param mode the permission bits
 */
public record FileAccess(FileOwner owner, FileMode mode) {

  /** What a file gets unless something else is said: {@code 0:0}, {@code 0644}. */
  public static final FileAccess OF_FILES = new FileAccess(FileOwner.ROOT, FileMode.octal("0644"));

  /** What a directory gets unless something else is said: {@code 0:0}, {@code 0755}. */
  public static final FileAccess OF_DIRECTORIES =
      new FileAccess(FileOwner.ROOT, FileMode.octal("0755"));

  /**
   * Makes an access.
   *
   * @param owner user and group
   * @param mode the permission bits
   */
  public FileAccess {
    requireNonNull(owner, "owner");
    requireNonNull(mode, "mode");
  }

  /**
   * Reads an access such as one would give to {@code chown} and {@code chmod}.
   *
   * @param uid number of the user
   * @param gid number of the group
   * @param mode the permission bits in octal, such as {@code 0750}
   * @return the access
   */
  public static FileAccess of(int uid, int gid, String mode) {
    return new FileAccess(new FileOwner(uid, gid), FileMode.octal(mode));
  }
}
