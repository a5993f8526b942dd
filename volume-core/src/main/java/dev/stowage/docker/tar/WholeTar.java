package dev.stowage.docker.tar;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A tar that must come to its proper end. The engine answers success to an archive that it had to
 * cut short, and common readers take the end of the stream between two entries for the end of the
 * archive; only the two empty blocks at its end tell.
 */
final class WholeTar extends FilterInputStream {

  private static final int BLOCK = 512;
  private static final int END = 2 * BLOCK;

  private long length;
  private long zeros;

  WholeTar(InputStream tar) {
    super(tar);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int count) throws IOException {
    int read = super.read(buffer, offset, count);
    if (read > 0) {
      length += read;
      int last = offset + read - 1;
      int start = Math.max(offset, offset + read - END);
      while (last >= start && buffer[last] == 0) {
        last--;
      }
      int trailing = offset + read - 1 - last;
      zeros = trailing == read ? zeros + read : trailing;
    }
    return read;
  }

  @Override
  public long skip(long count) throws IOException {
    byte[] buffer = new byte[(int) Math.min(count, 1 << 16)];
    int read = count <= 0 ? 0 : read(buffer, 0, buffer.length);
    return Math.max(read, 0);
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** Reads what is left and fails unless the archive is complete. */
  void finish() throws IOException {
    transferTo(java.io.OutputStream.nullOutputStream());
    if (zeros < END || length % BLOCK != 0) {
      throw new IOException(
          "the archive is cut short: after " + length + " bytes it ends without its end mark");
    }
  }
}
