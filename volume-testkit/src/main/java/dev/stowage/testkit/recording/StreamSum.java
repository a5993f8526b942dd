package dev.stowage.testkit.recording;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;

/**
 * A SHA-256 sum of a stream. Of a tar it leaves out the times, so that the same files written at
 * another time have the same sum. Not thread-safe.
 */
class StreamSum {

  private final MessageDigest digest = Digest.start();

  private StreamSum() {}

  static StreamSum of(String type) {
    String word = type.toLowerCase(Locale.ROOT);
    return word.endsWith("/x-tar") || word.endsWith("/tar") ? new OfTar() : new StreamSum();
  }

  void add(byte[] bytes, int offset, int length) {
    digest.update(bytes, offset, length);
  }

  /** Returns the sum of what was added so far, in hexadecimal digits. */
  String soFar() {
    try {
      return Digest.end((MessageDigest) digest.clone());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Goes through headers, and through the data behind them, in blocks. */
  private static final class OfTar extends StreamSum {

    private static final int BLOCK = 512;
    private static final int SIZE = 124;
    private static final int TIME = 136;
    private static final int CHECKSUM_END = 156;

    /** No more of a header's data than this is looked at; what is longer counts as it is. */
    private static final long LONGEST_HEADER = 1 << 20;

    private final byte[] block = new byte[BLOCK];
    private int filled;
    private long dataBlocks;
    private StringBuilder times = new StringBuilder();
    private boolean inTimes;

    @Override
    void add(byte[] bytes, int offset, int length) {
      int at = offset;
      while (at < offset + length) {
        int part = Math.min(BLOCK - filled, offset + length - at);
        System.arraycopy(bytes, at, block, filled, part);
        filled += part;
        at += part;
        if (filled == BLOCK) {
          filled = 0;
          pass();
        }
      }
    }

    private void pass() {
      if (dataBlocks == 0) {
        header();
      } else {
        dataBlocks--;
        data();
      }
    }

    private void header() {
      char kind = (char) block[CHECKSUM_END];
      long size = octal();
      dataBlocks = (size + BLOCK - 1) / BLOCK;
      inTimes = (kind == 'x' || kind == 'g') && size <= LONGEST_HEADER && size > 0;
      if (inTimes) {
        // Its length depends on the digits of the times in it.
        Arrays.fill(block, SIZE, TIME, (byte) 0);
      }
      Arrays.fill(block, TIME, CHECKSUM_END, (byte) 0);
      super.add(block, 0, BLOCK);
    }

    private void data() {
      if (!inTimes) {
        super.add(block, 0, BLOCK);
        return;
      }
      times.append(new String(block, StandardCharsets.ISO_8859_1));
      if (dataBlocks == 0) {
        byte[] others =
            times
                .toString()
                .replaceAll("\\d+ [amc]time=[0-9.-]+\n", "")
                .replaceAll("\0+$", "")
                .getBytes(StandardCharsets.ISO_8859_1);
        super.add(others, 0, others.length);
        times = new StringBuilder();
      }
    }

    /**
     * Sizes beyond 8 GiB are written in binary; those count as nothing, and are summed as headers.
     */
    private long octal() {
      String digits =
          new String(block, SIZE, TIME - SIZE, StandardCharsets.ISO_8859_1)
              .replaceAll("[^0-7].*", "");
      return digits.isEmpty() || digits.length() > 12 ? 0 : Long.parseLong(digits, 8);
    }

    @Override
    String soFar() {
      if (filled > 0) {
        super.add(block, 0, filled);
        filled = 0;
      }
      return super.soFar();
    }
  }
}
