package dev.stowage.volume.golden;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A golden volume that an engine has, at one moment.
 *
 * <p>Immutable and thread-safe. Made by Stowage; a test can make one with {@link #builder}.
 */
public final class GoldenVolume {

  private final GoldenName name;
  private final String imageId;
  private final Instant createdAt;
  private final long size;
  private final String origin;

  private GoldenVolume(Builder builder) {
    this.name = builder.name;
    this.imageId = builder.imageId;
    this.createdAt = builder.createdAt;
    this.size = builder.size;
    this.origin = builder.origin;
  }

  /**
   * Starts one.
   *
   * @param name its name
   * @param imageId the id of its image
   * @return an open one that is empty, of the beginning of time
   */
  public static Builder builder(GoldenName name, String imageId) {
    return new Builder(requireNonNull(name, "name"), requireNonNull(imageId, "imageId"));
  }

  /**
   * Returns its name.
   *
   * @return the name with its tag
   */
  public GoldenName name() {
    return name;
  }

  /**
   * Returns the id of its image, which tells one that was frozen anew from the one before.
   *
   * @return {@code sha256:} and 64 hex digits
   */
  public String imageId() {
    return imageId;
  }

  /**
   * Returns when it was frozen, to the second, by the clock of the engine that did so.
   *
   * @return the time; loading it on another engine does not change it
   */
  public Instant createdAt() {
    return createdAt;
  }

  /**
   * Returns how much space its files take on the engine, and those of each volume stamped from it.
   *
   * @return the bytes in all files
   */
  public long size() {
    return size;
  }

  /**
   * Returns what was frozen, in words.
   *
   * @return a phrase such as {@code volume 'orders'}; empty if the image does not tell
   */
  public String origin() {
    return origin;
  }

  /**
   * Opens a copy.
   *
   * @return a builder that holds the same values
   */
  public Builder toBuilder() {
    return new Builder(name, imageId).createdAt(createdAt).size(size).origin(origin);
  }

  private List<Object> parts() {
    return List.of(name, imageId, createdAt, size, origin);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof GoldenVolume that && parts().equals(that.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  /** Returns name, origin, size and time. */
  @Override
  public String toString() {
    return "golden volume '" + name + "' (" + origin + ", " + size + " bytes, " + createdAt + ")";
  }

  /** An open golden volume. Not thread-safe. */
  public static final class Builder {

    private final GoldenName name;
    private final String imageId;
    private Instant createdAt = Instant.EPOCH;
    private long size;
    private String origin = "";

    private Builder(GoldenName name, String imageId) {
      this.name = name;
      this.imageId = imageId;
    }

    /**
     * Sets the time. Default: the beginning of 1970.
     *
     * @param createdAt when it was frozen
     * @return this builder
     */
    public Builder createdAt(Instant createdAt) {
      this.createdAt = requireNonNull(createdAt, "createdAt");
      return this;
    }

    /**
     * Sets the size. Default: nothing.
     *
     * @param size the bytes in all files
     * @return this builder
     */
    public Builder size(long size) {
      this.size = size;
      return this;
    }

    /**
     * Sets what was frozen. Default: unknown.
     *
     * @param origin a phrase
     * @return this builder
     */
    public Builder origin(String origin) {
      this.origin = requireNonNull(origin, "origin");
      return this;
    }

    /**
     * Builds it.
     *
     * @return the golden volume
     */
    public GoldenVolume build() {
      return new GoldenVolume(this);
    }
  }
}
