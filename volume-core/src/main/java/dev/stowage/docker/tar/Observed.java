package dev.stowage.docker.tar;

import dev.stowage.volume.transfer.Transfer;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that shows what is read from it. */
public abstract class Observed extends FilterInputStream {

  protected Observed(InputStream stream) {
    super(stream);
  }

  /** Counts what is read from a stream as bytes of a transfer. */
  public static InputStream counted(InputStream stream, Transfer transfer) {
    return new Observed(stream) {
      @Override
      protected void saw(byte[] buffer, int offset, int length) {
        transfer.passed(length, 0);
      }
    };
  }

  /** Sees bytes that were read. */
  protected abstract void saw(byte[] buffer, int offset, int length) throws IOException;

  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public final int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    if (read > 0) {
      saw(buffer, offset, read);
    }
    return read;
  }

  /** Skips by reading, so that nothing passes unseen. */
  @Override
  public final long skip(long count) throws IOException {
    byte[] buffer = new byte[(int) Math.min(count, 1 << 16)];
    int read = count <= 0 ? 0 : read(buffer, 0, buffer.length);
    return Math.max(read, 0);
  }

  @Override
  public final boolean markSupported() {
    return false;
  }
}
