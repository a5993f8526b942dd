package dev.stowage.testkit.route;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A tar on its way out, which holds something until its last byte is read or it is closed. */
final class HeldTar extends FilterInputStream {

  private final Runnable release;
  private boolean released;

  HeldTar(InputStream tar, Runnable release) {
    super(tar);
    this.release = release;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    if (one < 0) {
      release();
    }
    return one;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    if (count < 0) {
      release();
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    super.close();
    release();
  }

  private synchronized void release() {
    if (!released) {
      released = true;
      release.run();
    }
  }
}
