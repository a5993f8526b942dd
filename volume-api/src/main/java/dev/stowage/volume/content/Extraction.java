package dev.stowage.volume.content;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.ByteSize;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What may come out of a volume into a directory of this machine. Immutable.
 *
 * <p>Unless something else is said: at most 1,000,000 entries, 64 GiB, 256 directories deep, and
 * 100 times as much as the engine sends; links that lead out are refused; files belong to the
 * caller; setuid and setgid are taken off; named pipes and devices are left out.
 *
 * <p>Pipes and devices have the time of their making, and a hard link to a symbolic link becomes a
 * symbolic link of its own: Java cannot do better.
 */
public final class Extraction {

  private static final Extraction USUAL = new Builder().build();

  private final int maxEntries;
  private final ByteSize maxSize;
  private final int maxRatio;
  private final int maxDepth;
  private final OutwardLinks outwardLinks;
  private final boolean owners;
  private final boolean setuid;
  private final boolean pipes;
  private final boolean devices;

  private Extraction(Builder builder) {
    this.maxEntries = builder.maxEntries;
    this.maxSize = builder.maxSize;
    this.maxRatio = builder.maxRatio;
    this.maxDepth = builder.maxDepth;
    this.outwardLinks = builder.outwardLinks;
    this.owners = builder.owners;
    this.setuid = builder.setuid;
    this.pipes = builder.pipes;
    this.devices = builder.devices;
  }

  /**
   * Returns what counts unless something else is said.
   *
   * @return the same value each time
   */
  public static Extraction usual() {
    return USUAL;
  }

  /**
   * Begins with what counts unless something else is said.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns how many entries there may be, directories that only paths name included.
   *
   * @return at least 1
   */
  public int maxEntries() {
    return maxEntries;
  }

  /**
   * Returns how long all files may be together.
   *
   * @return the size
   */
  public ByteSize maxSize() {
    return maxSize;
  }

  /**
   * Returns how many times as much may be written as was received, past the first 16 MiB.
   *
   * @return at least 1
   */
  public int maxRatio() {
    return maxRatio;
  }

  /**
   * Returns how many names a path may have.
   *
   * @return at least 1
   */
  public int maxDepth() {
    return maxDepth;
  }

  /**
   * Returns what becomes of links that lead out of the directory.
   *
   * @return the rule
   */
  public OutwardLinks outwardLinks() {
    return outwardLinks;
  }

  /**
   * Tells whether files are given to their owners.
   *
   * @return false if all are the caller's
   */
  public boolean keepsOwners() {
    return owners;
  }

  /**
   * Tells whether setuid and setgid are kept.
   *
   * @return false if they are taken off
   */
  public boolean keepsSetuid() {
    return setuid;
  }

  /**
   * Tells whether named pipes are made.
   *
   * @return false if they are left out
   */
  public boolean makesPipes() {
    return pipes;
  }

  /**
   * Tells whether devices are made.
   *
   * @return false if they are left out
   */
  public boolean makesDevices() {
    return devices;
  }

  /**
   * Opens a copy.
   *
   * @return a builder that holds the same
   */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.maxEntries = maxEntries;
    builder.maxSize = maxSize;
    builder.maxRatio = maxRatio;
    builder.maxDepth = maxDepth;
    builder.outwardLinks = outwardLinks;
    builder.owners = owners;
    builder.setuid = setuid;
    builder.pipes = pipes;
    builder.devices = devices;
    return builder;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Extraction that
        && maxEntries == that.maxEntries
        && maxSize.equals(that.maxSize)
        && maxRatio == that.maxRatio
        && maxDepth == that.maxDepth
        && outwardLinks == that.outwardLinks
        && owners == that.owners
        && setuid == that.setuid
        && pipes == that.pipes
        && devices == that.devices;
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        maxEntries, maxSize, maxRatio, maxDepth, outwardLinks, owners, setuid, pipes, devices);
  }

  /** Returns a line such as {@code at most 1000000 entries, 64g, links out: REFUSE}. */
  @Override
  public String toString() {
    return "at most "
        + maxEntries
        + " entries, "
        + maxSize
        + ", ratio "
        + maxRatio
        + ", depth "
        + maxDepth
        + ", links out: "
        + outwardLinks
        + (owners ? ", owners" : "")
        + (setuid ? ", setuid" : "")
        + (pipes ? ", pipes" : "")
        + (devices ? ", devices" : "");
  }

  /** Says what may come out. Not thread-safe. */
  public static final class Builder {

    private int maxEntries = 1_000_000;
    private ByteSize maxSize = ByteSize.ofBytes(64L << 30);
    private int maxRatio = 100;
    private int maxDepth = 256;
    private OutwardLinks outwardLinks = OutwardLinks.REFUSE;
    private boolean owners;
    private boolean setuid;
    private boolean pipes;
    private boolean devices;

    private Builder() {}

    /**
     * Limits the entries.
     *
     * @param entries at least 1
     * @return this builder
     * @throws IllegalArgumentException if it is less
     */
    public Builder maxEntries(int entries) {
      this.maxEntries = atLeastOne(entries);
      return this;
    }

    /**
     * Limits how long all files are together.
     *
     * @param size the size
     * @return this builder
     */
    public Builder maxSize(ByteSize size) {
      this.maxSize = requireNonNull(size, "size");
      return this;
    }

    /**
     * Limits how many times as much may be written as was received, past the first 16 MiB.
     *
     * @param ratio at least 1
     * @return this builder
     * @throws IllegalArgumentException if it is less
     */
    public Builder maxRatio(int ratio) {
      this.maxRatio = atLeastOne(ratio);
      return this;
    }

    /**
     * Limits how many names a path has.
     *
     * @param names at least 1
     * @return this builder
     * @throws IllegalArgumentException if it is less
     */
    public Builder maxDepth(int names) {
      this.maxDepth = atLeastOne(names);
      return this;
    }

    private static int atLeastOne(int limit) {
      if (limit < 1) {
        throw new IllegalArgumentException("a limit is at least 1, not " + limit);
      }
      return limit;
    }

    /**
     * Says what becomes of links that lead out of the directory.
     *
     * @param rule the rule
     * @return this builder
     */
    public Builder outwardLinks(OutwardLinks rule) {
      this.outwardLinks = requireNonNull(rule, "rule");
      return this;
    }

    /**
     * Gives files to their owners in numbers, for which one must be root.
     *
     * @return this builder
     */
    public Builder keepOwners() {
      this.owners = true;
      return this;
    }

    /**
     * Keeps setuid and setgid.
     *
     * @return this builder
     */
    public Builder keepSetuid() {
      this.setuid = true;
      return this;
    }

    /**
     * Makes named pipes, with the program {@code mkfifo} of this machine.
     *
     * @return this builder
     */
    public Builder makePipes() {
      this.pipes = true;
      return this;
    }

    /**
     * Makes devices, with the program {@code mknod} of this machine, for which one must be root.
     *
     * @return this builder
     */
    public Builder makeDevices() {
      this.devices = true;
      return this;
    }

    /**
     * Makes the value.
     *
     * @return the extraction
     */
    public Extraction build() {
      return new Extraction(this);
    }
  }
}
