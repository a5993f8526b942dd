package dev.stowage.testkit.tree;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is in a file: bytes that are kept, or bytes that are made up whenever they are read, of
 * which any number takes no memory.
 *
 * <p>Immutable, thread-safe; equal if all bytes are, which is found by reading both.
 */
public abstract sealed class FileContent permits KeptContent, GeneratedContent {

  FileContent() {}

  /**
   * Returns that of an empty file.
   *
   * @return no bytes
   */
  public static FileContent empty() {
    return KeptContent.NONE;
  }

  /**
   * Keeps bytes.
   *
   * @param bytes the content, copied
   * @return the content
   */
  public static FileContent of(byte[] bytes) {
    return new KeptContent(requireNonNull(bytes, "bytes").clone());
  }

  /**
   * Keeps a text.
   *
   * @param text the content, written as UTF-8
   * @return the content
   */
  public static FileContent of(String text) {
    return new KeptContent(requireNonNull(text, "text").getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Makes bytes up that look random, do not compress, and are the same whenever they are read.
   *
   * @param size how many bytes, from 0
   * @param seed which; the same seed gives the same bytes, and of two sizes the smaller one is the
   *     beginning of the larger
   * @return the content
   * @throws IllegalArgumentException if the size is negative
   */
  public static FileContent generated(long size, long seed) {
    if (size < 0) {
      throw new IllegalArgumentException("size " + size + " is negative");
    }
    return new GeneratedContent(size, seed);
  }

  /**
   * Returns how much it is.
   *
   * @return number of bytes
   */
  public abstract long size();

  /**
   * Reads it from the start.
   *
   * @return a stream that never fails and need not be closed
   */
  public abstract InputStream open();

  /**
   * Returns its beginning.
   *
   * @param size how many bytes, from 0; more than there are gives all
   * @return a content
   */
  public abstract FileContent first(long size);

  /**
   * Returns it in memory.
   *
   * @return a copy of the bytes
   * @throws IllegalStateException if it is larger than an array can be, 2,147,483,639 bytes
   */
  public byte[] bytes() {
    if (size() > Integer.MAX_VALUE - 8) {
      throw new IllegalStateException(this + " do not fit in an array; read them with open()");
    }
    try (InputStream in = open()) {
      return in.readNBytes((int) size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns it as text.
   *
   * @return the bytes, read as UTF-8
   * @throws IllegalStateException if it is larger than an array can be, 2,147,483,639 bytes
   */
  public String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FileContent content && size() == content.size() && isSameAs(content);
  }

  /** Tells whether all bytes are the same as those of a content of the same size. */
  boolean isSameAs(FileContent other) {
    try (InputStream mine = open();
        InputStream theirs = other.open()) {
      byte[] here = mine.readNBytes(1 << 16);
      while (here.length > 0) {
        if (!Arrays.equals(here, theirs.readNBytes(here.length))) {
          return false;
        }
        here = mine.readNBytes(1 << 16);
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int hashCode() {
    return Long.hashCode(size());
  }
}
