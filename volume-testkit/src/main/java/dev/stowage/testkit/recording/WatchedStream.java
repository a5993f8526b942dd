package dev.stowage.testkit.recording;

import java.io.IOException;
import java.io.InputStream;

/** Takes down the bytes that are read; what is skipped is read too. */
final class WatchedStream extends InputStream {

  private final InputStream in;
  private final TakenBytes taken;

  WatchedStream(InputStream in, TakenBytes taken) {
    this.in = in;
    this.taken = taken;
  }

  @Override
  public int read() throws IOException {
    int value = in.read();
    if (value >= 0) {
      taken.add(new byte[] {(byte) value}, 0, 1);
    }
    return value;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = in.read(bytes, offset, length);
    if (count > 0) {
      taken.add(bytes, offset, count);
    }
    return count;
  }

  @Override
  public int available() throws IOException {
    return in.available();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
