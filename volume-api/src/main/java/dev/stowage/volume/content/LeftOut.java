package dev.stowage.volume.content;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.file.FileState;

/**
 * Something of a volume that an extraction did not make, or not whole.
 *
 * @param state what it is in the volume
 * @param reason why
 */
public record LeftOut(FileState state, Reason reason) {

  /** Why something was left out. */
  public enum Reason {
    /** A device, which was not asked for. */
    DEVICE,
    /** A named pipe, which was not asked for. */
    PIPE,
    /** A symbolic link that leads out of the directory. */
    OUTWARD_LINK,
    /** It is there, but without setuid and setgid, which were not asked for. */
    SETUID,
    /** A symbolic link, on a file system that has none. */
    NO_LINKS
  }

  /**
   * Says that something was left out.
   *
   * @param state what it is in the volume
   * @param reason why
   */
  public LeftOut {
    requireNonNull(state, "state");
    requireNonNull(reason, "reason");
  }
}
