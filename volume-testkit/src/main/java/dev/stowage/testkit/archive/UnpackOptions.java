package dev.stowage.testkit.archive;

import java.util.Optional;

/**
 * How an archive is unpacked.
 *
 * @param keepsKinds whether a directory never takes the place of something else, nor the reverse
 * @param owner who gets everything; empty if the archive says it
 */
public record UnpackOptions(boolean keepsKinds, Optional<Owner> owner) {

  /** Whatever the archive says. */
  public static UnpackOptions plain() {
    return new UnpackOptions(false, Optional.empty());
  }
}
