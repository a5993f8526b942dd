package dev.stowage.docker.tar;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The hash of a file's content, and whether it may have had holes. For one file after the other.
 */
public final class ContentHash {

  /** So many zeros may have been a hole. */
  private static final int HOLE = 1 << 16;

  private static final byte[] ZEROS = new byte[HOLE];

  private final MessageDigest digest = sha256();
  private long zeros;
  private boolean hole;

  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  void update(byte[] buffer, int offset, int length) {
    digest.update(buffer, offset, length);
    for (int done = 0; done < length; done += HOLE) {
      lookForHole(buffer, offset + done, Math.min(HOLE, length - done));
    }
  }

  private void lookForHole(byte[] buffer, int offset, int length) {
    int leading = Arrays.mismatch(buffer, offset, offset + length, ZEROS, 0, length);
    zeros += leading < 0 ? length : leading;
    hole |= zeros >= HOLE;
    if (leading >= 0) {
      int last = offset + length - 1;
      while (buffer[last] == 0) {
        last--;
      }
      zeros = (long) offset + length - 1 - last;
    }
  }

  /** Tells whether the file had a long stretch of zeros. */
  boolean sawHole() {
    return hole;
  }

  /** Ends a file, and begins the next. */
  String end() {
    zeros = 0;
    hole = false;
    return HexFormat.of().formatHex(digest.digest());
  }
}
