package dev.stowage.volume.content;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.file.ContentPath;
import java.util.Comparator;

/**
 * Something that does not come along, because no archive of an engine can hold it, or that the
 * driver of the volume does not keep.
 *
 * @param path of what in the volume
 * @param kind what is lost of it
 */
public record Loss(ContentPath path, Kind kind) implements Comparable<Loss> {

  private static final Comparator<Loss> ORDER =
      Comparator.comparing(Loss::path).thenComparing(Loss::kind);

  /** What can be lost. */
  public enum Kind {
    /**
     * A socket, which is left out. Seen where a directory of this machine is read; the engine
     * leaves sockets of a volume out without a word.
     */
    SOCKET,
    /**
     * Extended attributes of a user's. Seen where a directory of this machine is read, on Linux;
     * the engine says nothing of those in a volume.
     */
    EXTENDED_ATTRIBUTES,
    /**
     * Holes of a sparse file, which come as zeros, and take up space where they arrive. Seen are
     * stretches of at least 64 KiB of zeros, which may have been written as well.
     */
    HOLES,
    /** A time before 1970, which the engine sets to the begin of 1970 where it arrives. */
    EARLY_TIME,
    /**
     * Owner or mode of everything in the volume, which its driver does not keep, so that they are
     * not compared either. Known of the driver.
     */
    OWNER_OR_MODE,
    /**
     * What was written, if the driver loses it before it has stored it: it does so some time after
     * the file was closed, and on some only while the volume is mounted. Known of the driver.
     */
    STORED_LATER
  }

  /**
   * Makes a loss.
   *
   * @param path of what in the volume
   * @param kind what is lost of it
   */
  public Loss {
    requireNonNull(path, "path");
    requireNonNull(kind, "kind");
  }

  @Override
  public int compareTo(Loss other) {
    return ORDER.compare(this, other);
  }

  /** Returns both, such as {@code HOLES of data/image}. */
  @Override
  public String toString() {
    return kind + " of " + path;
  }
}
