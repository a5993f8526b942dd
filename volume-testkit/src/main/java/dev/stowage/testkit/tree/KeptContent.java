package dev.stowage.testkit.tree;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Bytes in memory. */
final class KeptContent extends FileContent {

  static final KeptContent NONE = new KeptContent(new byte[0]);

  private static final int SHOWN_DIGITS = 12;

  /** Never changed, and never handed out. */
  private final byte[] bytes;

  KeptContent(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public FileContent first(long size) {
    return size >= bytes.length ? this : new KeptContent(Arrays.copyOf(bytes, (int) size));
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  boolean isSameAs(FileContent other) {
    return other instanceof KeptContent kept
        ? Arrays.equals(bytes, kept.bytes)
        : super.isSameAs(other);
  }

  /** Returns the number of bytes and the beginning of their SHA-256. */
  @Override
  public String toString() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      String digits = HexFormat.of().formatHex(digest).substring(0, SHOWN_DIGITS);
      return bytes.length + " bytes (" + digits + ")";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
