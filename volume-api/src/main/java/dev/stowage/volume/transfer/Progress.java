package dev.stowage.volume.transfer;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * How far a transfer is, at one moment. Each stage counts anew.
 *
 * @param stage what is being done
 * @param bytes how many bytes have passed in it: of the tar, or of the file while one is checked
 * @param entries how many files, directories and links have begun in it
 * @param expectedBytes how many bytes it will be, about; zero if nobody knows
 */
public record Progress(Stage stage, long bytes, long entries, long expectedBytes)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** What is being done. */
  public enum Stage {
    /** An archive is read to its end, before anything is changed. */
    CHECK,
    /** Content is read out of a volume, or carried from one place to another. */
    READ,
    /** A volume is filled. */
    WRITE,
    /** A volume that was filled is read back and compared. */
    READ_BACK
  }

  /**
   * Makes a progress.
   *
   * @param stage what is being done
   * @param bytes how many bytes have passed
   * @param entries how many entries have begun
   * @param expectedBytes how many bytes it will be, about; zero if nobody knows
   */
  public Progress {
    requireNonNull(stage, "stage");
  }

  /**
   * Returns how much of the stage is done.
   *
   * @return from 0 to 1; empty if nobody knows
   */
  public OptionalDouble fraction() {
    return expectedBytes <= 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.min(1, (double) bytes / expectedBytes));
  }

  /** Returns a line such as {@code WRITE 1048576 of 4194304 bytes, 12 entries}. */
  @Override
  public String toString() {
    return stage
        + " "
        + bytes
        + (expectedBytes > 0 ? " of " + expectedBytes : "")
        + " bytes, "
        + entries
        + " entries";
  }
}
