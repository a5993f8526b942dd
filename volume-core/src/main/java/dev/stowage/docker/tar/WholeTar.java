package dev.stowage.docker.tar;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A tar that must come to its proper end. The engine answers success to an archive that it had to
 * cut short, and common readers take the end of the stream between two entries for the end of the
 * archive; only the two empty blocks at its end tell.
 */
final class WholeTar extends Observed {

  private static final int BLOCK = 512;
  private static final int END = 2 * BLOCK;

  private long length;
  private long zeros;

  WholeTar(InputStream tar) {
    super(tar);
  }

  @Override
  protected void saw(byte[] buffer, int offset, int count) {
    length += count;
    int last = offset + count - 1;
    int start = Math.max(offset, offset + count - END);
    while (last >= start && buffer[last] == 0) {
      last--;
    }
    int trailing = offset + count - 1 - last;
    zeros = trailing == count ? zeros + count : trailing;
  }

  /** Reads what is left and fails unless the archive is complete. */
  void finish() throws IOException {
    transferTo(OutputStream.nullOutputStream());
    if (zeros < END || length % BLOCK != 0) {
      throw new IOException(
          "the archive is cut short: after " + length + " bytes it ends without its end mark");
    }
  }
}
