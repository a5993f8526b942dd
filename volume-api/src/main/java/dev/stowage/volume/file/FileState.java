package dev.stowage.volume.file;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the engine knows of something in a volume. Immutable. */
public final class FileState {

  private final ContentPath path;
  private final FileKind kind;
  private final long size;
  private final FileOwner owner;
  private final int mode;
  private final Instant modified;
  private final String link;
  private final String device;

  private FileState(Builder builder) {
    this.path = builder.path;
    this.kind = builder.kind;
    this.size = builder.size;
    this.owner = builder.owner;
    this.mode = builder.mode;
    this.modified = builder.modified;
    this.link = builder.link;
    this.device = builder.device;
  }

  /**
   * Begins the state of something, for code that stands in for an engine.
   *
   * @param path where it is
   * @param kind what it is
   * @return a builder: empty, of root, without permissions, modified at the epoch
   */
  public static Builder at(ContentPath path, FileKind kind) {
    return new Builder(path, kind);
  }

  /**
   * Returns where it is.
   *
   * @return its path
   */
  public ContentPath path() {
    return path;
  }

  /**
   * Returns what it is.
   *
   * @return its kind
   */
  public FileKind kind() {
    return kind;
  }

  /**
   * Returns how long its content is.
   *
   * @return bytes; zero for everything but a regular file
   */
  public long size() {
    return size;
  }

  /**
   * Returns whom it belongs to.
   *
   * @return user and group as the engine's kernel sees them
   */
  public FileOwner owner() {
    return owner;
  }

  /**
   * Returns its permission bits.
   *
   * @return from 0 to 07777
   */
  public int mode() {
    return mode;
  }

  /**
   * Returns when its content was last changed, as far as the engine tells: whole seconds.
   *
   * @return the time
   */
  public Instant modified() {
    return modified;
  }

  /**
   * Returns where a link points.
   *
   * @return the target of a symbolic link as it was written, the path in the volume of a hard link;
   *     empty for everything else
   */
  public Optional<String> link() {
    return link.isEmpty() ? Optional.empty() : Optional.of(link);
  }

  /**
   * Returns the number of a device.
   *
   * @return major and minor number such as {@code 8:1}; empty for what is no device
   */
  public Optional<String> device() {
    return device.isEmpty() ? Optional.empty() : Optional.of(device);
  }

  /**
   * Opens a copy of this state.
   *
   * @return a builder that holds the same
   */
  public Builder toBuilder() {
    return new Builder(path, kind)
        .size(size)
        .access(owner, mode)
        .modified(modified)
        .link(link)
        .device(device);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FileState that
        && path.equals(that.path)
        && kind == that.kind
        && size == that.size
        && owner.equals(that.owner)
        && mode == that.mode
        && modified.equals(that.modified)
        && link.equals(that.link)
        && device.equals(that.device);
  }

  @Override
  public int hashCode() {
    return Objects.hash(path, kind, size, owner, mode, modified, link, device);
  }

  /** Returns a line such as {@code FILE conf/shop.conf 0640 999:999 17 bytes}. */
  @Override
  public String toString() {
    return kind
        + " "
        + path
        + " 0"
        + Integer.toOctalString(mode)
        + " "
        + owner
        + (kind == FileKind.FILE ? " " + size + " bytes" : "")
        + (link.isEmpty() ? "" : " -> " + link)
        + (device.isEmpty() ? "" : " " + device);
  }

  /** Says what is known of something. Not thread-safe. */
  public static final class Builder {

    private final ContentPath path;
    private final FileKind kind;
    private long size;
    private FileOwner owner = FileOwner.ROOT;
    private int mode;
    private Instant modified = Instant.EPOCH;
    private String link = "";
    private String device = "";

    private Builder(ContentPath path, FileKind kind) {
      this.path = requireNonNull(path, "path");
      this.kind = requireNonNull(kind, "kind");
    }

    /**
     * Sets how long the content is.
     *
     * @param bytes the length
     * @return this builder
     */
    public Builder size(long bytes) {
      this.size = bytes;
      return this;
    }

    /**
     * Sets whom it belongs to and what may be done with it.
     *
     * @param newOwner user and group
     * @param bits permission bits, from 0 to 07777
     * @return this builder
     */
    public Builder access(FileOwner newOwner, int bits) {
      this.owner = requireNonNull(newOwner, "newOwner");
      this.mode = bits;
      return this;
    }

    /**
     * Sets when the content was last changed.
     *
     * @param time the time
     * @return this builder
     */
    public Builder modified(Instant time) {
      this.modified = requireNonNull(time, "time");
      return this;
    }

    /**
     * Sets where a link points.
     *
     * @param target the target
     * @return this builder
     */
    public Builder link(String target) {
      this.link = requireNonNull(target, "target");
      return this;
    }

    /**
     * Sets the number of a device.
     *
     * @param numbers major and minor number with a colon between; empty for what is none
     * @return this builder
     */
    public Builder device(String numbers) {
      this.device = requireNonNull(numbers, "numbers");
      return this;
    }

    /**
     * Makes the state.
     *
     * @return the state
     */
    public FileState build() {
      return new FileState(this);
    }
  }
}
