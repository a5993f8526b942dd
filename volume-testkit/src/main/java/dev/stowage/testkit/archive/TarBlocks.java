package dev.stowage.testkit.archive;

import dev.stowage.testkit.files.FileFailure;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A tar, judged block by block as the engine judges it: a header must add up, what it announces
 * must come, and a missing end is no error.
 */
final class TarBlocks extends InputStream {

  private static final int BLOCK = 512;
  private static final int NAME = 100;
  private static final int SIZE_AT = 124;
  private static final int SUM_AT = 148;
  private static final int TYPE_AT = 156;

  /** Links, devices, directories and fifos: whatever size they announce, nothing follows. */
  private static final String WITHOUT_CONTENT = "123456";

  private final InputStream source;
  private byte[] header = new byte[0];
  private int headerAt;
  private long content;
  private int padding;
  private boolean ended;
  private boolean betweenEntries = true;
  private boolean slashed;

  TarBlocks(InputStream source) {
    this.source = source;
  }

  /** Tells whether all entries that were begun were read to their end. */
  boolean isBetweenEntries() {
    return betweenEntries;
  }

  /** Tells whether the name in the last header, if it fits in there, ends with a slash. */
  boolean isNameSlashed() {
    return slashed;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (headerAt == header.length && content == 0 && padding == 0 && !ended) {
      nextHeader();
    }
    if (headerAt < header.length) {
      int count = Math.min(length, header.length - headerAt);
      System.arraycopy(header, headerAt, bytes, offset, count);
      headerAt += count;
      return count;
    }
    if (content > 0) {
      return readContent(bytes, offset, (int) Math.min(length, content));
    }
    return padding > 0 ? readPadding(bytes, offset, Math.min(length, padding)) : -1;
  }

  private int readContent(byte[] bytes, int offset, int length) throws IOException {
    int count = source.read(bytes, offset, length);
    if (count < 0) {
      throw cutShort();
    }
    content -= count;
    return count;
  }

  /** What fills the last block up may be missing. */
  private int readPadding(byte[] bytes, int offset, int length) throws IOException {
    int count = source.readNBytes(bytes, offset, length);
    Arrays.fill(bytes, offset + count, offset + length, (byte) 0);
    padding -= length;
    return length;
  }

  private void nextHeader() throws IOException {
    betweenEntries = true;
    byte[] block = block();
    if (block.length == 0 || isZero(block)) {
      byte[] second = block.length == 0 ? block : block();
      if (!isZero(second)) {
        throw invalid();
      }
      ended = true;
      return;
    }
    betweenEntries = false;
    if (!addsUp(block)) {
      throw invalid();
    }
    if (WITHOUT_CONTENT.indexOf(block[TYPE_AT]) >= 0) {
      Arrays.fill(block, SIZE_AT, SIZE_AT + 11, (byte) '0');
    }
    content = number(block, SIZE_AT, 12);
    padding = (int) ((BLOCK - content % BLOCK) % BLOCK);
    slashed = new String(block, 0, NAME, StandardCharsets.UTF_8).replace("\0", "").endsWith("/");
    header = block;
    headerAt = 0;
  }

  /** Reads a block; an empty one at the end. */
  private byte[] block() throws IOException {
    byte[] block = source.readNBytes(BLOCK);
    if (block.length != 0 && block.length != BLOCK) {
      betweenEntries = false;
      throw cutShort();
    }
    return block;
  }

  private static boolean isZero(byte[] block) {
    for (byte b : block) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  /** Old writers added up signed bytes. */
  private static boolean addsUp(byte[] block) {
    long unsigned = 0;
    long signed = 0;
    for (int i = 0; i < BLOCK; i++) {
      int b = i >= SUM_AT && i < SUM_AT + 8 ? ' ' : block[i];
      unsigned += b & 0xff;
      signed += b;
    }
    long sum = number(block, SUM_AT, 8);
    return sum == unsigned || sum == signed;
  }

  /** Reads a number: octal digits, or binary if the first bit is set. */
  private static long number(byte[] block, int at, int length) {
    byte[] field = Arrays.copyOfRange(block, at, at + length);
    if ((field[0] & 0x80) != 0) {
      field[0] &= 0x7f;
      BigInteger value = new BigInteger(1, field);
      if (value.bitLength() > 63) {
        throw invalid();
      }
      return value.longValue();
    }
    String digits = new String(field, StandardCharsets.ISO_8859_1).replace('\0', ' ').strip();
    int end = digits.indexOf(' ');
    try {
      return digits.isEmpty() ? 0 : Long.parseLong(end < 0 ? digits : digits.substring(0, end), 8);
    } catch (NumberFormatException e) {
      throw invalid();
    }
  }

  static FileFailure cutShort() {
    return FileFailure.of("unexpected EOF");
  }

  static FileFailure invalid() {
    return FileFailure.of("archive/tar: invalid tar header");
  }
}
