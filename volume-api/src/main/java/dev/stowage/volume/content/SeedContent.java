package dev.stowage.volume.content;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The content of a file, in memory. Immutable. */
public final class SeedContent {

  private final byte[] bytes;

  private SeedContent(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Keeps a copy of some bytes.
   *
   * @param bytes the content
   * @return the same, immutable
   */
  public static SeedContent of(byte[] bytes) {
    return new SeedContent(bytes.clone());
  }

  /**
   * Returns the length.
   *
   * @return bytes
   */
  public int size() {
    return bytes.length;
  }

  /**
   * Opens the content.
   *
   * @return a stream, which needs no closing
   */
  public InputStream open() {
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SeedContent that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Returns the length alone, since the content may be a secret. */
  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
