package dev.stowage.testkit.route;

import dev.stowage.testkit.world.World;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/**
 * A body that waits for something to happen in the engine. Whoever reads it blocks meanwhile,
 * without holding anybody up; an interrupt, or closing it, ends that.
 */
abstract class LateStream extends InputStream {

  private final World world;
  private byte[] ready = new byte[0];
  private int position;
  private boolean closed;

  LateStream(World world) {
    this.world = world;
  }

  /** Tells whether there is more to be read, or nothing more to come. The lock is held. */
  abstract boolean isReady();

  /** Returns what is to be read now; nothing if that was all. The lock is held. */
  abstract byte[] next();

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    world.lock().lock();
    try {
      if (position == ready.length && !fill()) {
        return -1;
      }
      int count = Math.min(length, ready.length - position);
      System.arraycopy(ready, position, buffer, offset, count);
      position += count;
      return count;
    } finally {
      world.lock().unlock();
    }
  }

  private boolean fill() throws IOException {
    try {
      world.await(() -> closed || isReady());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the engine");
    }
    if (closed) {
      throw new IOException("the answer was closed");
    }
    ready = next();
    position = 0;
    return ready.length > 0;
  }

  @Override
  public int available() {
    world.lock().lock();
    try {
      return ready.length - position;
    } finally {
      world.lock().unlock();
    }
  }

  @Override
  public void close() {
    world.lock().lock();
    try {
      closed = true;
      world.signal();
    } finally {
      world.lock().unlock();
    }
  }
}
