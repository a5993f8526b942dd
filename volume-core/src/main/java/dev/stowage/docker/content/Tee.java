package dev.stowage.docker.content;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Copies what is read from a stream to another one. */
final class Tee extends FilterInputStream {

  private final OutputStream copy;

  Tee(InputStream source, OutputStream copy) {
    super(source);
    this.copy = copy;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    if (read > 0) {
      try {
        copy.write(buffer, offset, read);
      } catch (IOException e) {
        throw new CopyFailure(e);
      }
    }
    return read;
  }

  @Override
  public long skip(long count) throws IOException {
    byte[] buffer = new byte[(int) Math.min(Math.max(count, 0), 1 << 16)];
    return Math.max(read(buffer, 0, buffer.length), 0);
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** It was the copy that failed, not the source. */
  static final class CopyFailure extends IOException {

    private static final long serialVersionUID = 1L;

    private final IOException reason;

    CopyFailure(IOException reason) {
      super(reason);
      this.reason = reason;
    }

    IOException reason() {
      return reason;
    }
  }
}
