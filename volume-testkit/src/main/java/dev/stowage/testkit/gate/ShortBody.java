package dev.stowage.testkit.gate;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;

/** The beginning of a body, and then its end or a broken connection. */
final class ShortBody extends FilterInputStream {

  private final boolean cleanly;
  private long left;

  ShortBody(InputStream body, long bytes, boolean cleanly) {
    super(body);
    this.left = bytes;
    this.cleanly = cleanly;
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
    int count = left == 0 ? -1 : in.read(bytes, offset, (int) Math.min(left, length));
    if (left == 0 && !cleanly) {
      throw new SocketException("Connection reset");
    }
    left -= Math.max(count, 0);
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = in.skip(Math.min(left, count));
    left -= skipped;
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
