package dev.stowage.docker.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * A stream that is read ahead in a thread of its own, so that what is sent is made and hashed while
 * the engine takes what went before. What fails there, fails here when it is reached. A stream that
 * ends within the first chunk takes no thread.
 */
final class Ahead extends InputStream {

  private static final int CHUNK = 1 << 17;
  private static final int CHUNKS = 8;

  private final InputStream source;
  private final BlockingQueue<Chunk> empty = new ArrayBlockingQueue<>(CHUNKS);

  /** Has room for all chunks and the end, so that adding never waits. */
  private final BlockingQueue<Chunk> full = new ArrayBlockingQueue<>(CHUNKS + 1);

  private Chunk current = new Chunk(new byte[CHUNK]);
  private int position;
  private boolean begun;

  /** Both guarded by this: whoever closes may not be who reads. */
  private @Nullable Thread thread;

  private boolean closed;

  Ahead(InputStream source) {
    this.source = source;
  }

  /** Bytes, or why there are no more. */
  private static final class Chunk {

    private final byte[] bytes;
    private int length;
    private boolean last;
    private @Nullable Throwable failure;

    Chunk(byte[] bytes) {
      this.bytes = bytes;
    }

    /** For who may still wait for more. */
    static Chunk closed() {
      Chunk chunk = new Chunk(new byte[0]);
      chunk.last = true;
      chunk.failure = new IOException("closed");
      return chunk;
    }

    void fillFrom(InputStream source) {
      try {
        length = source.readNBytes(bytes, 0, CHUNK);
        last = length < CHUNK;
      } catch (IOException | RuntimeException | Error e) {
        length = 0;
        last = true;
        failure = e;
      }
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    while (position == current.length) {
      if (current.last) {
        return ended();
      }
      advance();
    }
    int read = Math.min(length, current.length - position);
    System.arraycopy(current.bytes, position, buffer, offset, read);
    position += read;
    return read;
  }

  private int ended() throws IOException {
    Throwable failure = current.failure;
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
    return -1;
  }

  private void advance() throws IOException {
    position = 0;
    if (!begun) {
      begun = true;
      current.fillFrom(source);
      return;
    }
    start();
    empty.add(current);
    try {
      current = full.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException failure = new InterruptedIOException("interrupted");
      failure.initCause(e);
      throw failure;
    }
  }

  private synchronized void start() throws IOException {
    if (closed) {
      throw new IOException("closed");
    }
    if (thread != null) {
      return;
    }
    for (int i = 1; i < CHUNKS; i++) {
      empty.add(new Chunk(new byte[CHUNK]));
    }
    Thread started = new Thread(this::readAhead, "stowage-reading-ahead");
    started.setDaemon(true);
    started.start();
    thread = started;
  }

  private void readAhead() {
    try {
      Chunk chunk;
      do {
        chunk = empty.take();
        chunk.fillFrom(source);
        full.add(chunk);
      } while (!chunk.last);
    } catch (InterruptedException e) {
      // Nobody reads any more.
    }
  }

  /** Ends the reading ahead, and waits for that: the source is not read afterwards. */
  @Override
  public void close() {
    Thread started = end();
    if (started == null) {
      return;
    }
    boolean interrupted = Thread.interrupted();
    started.interrupt();
    while (started.isAlive()) {
      try {
        started.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    full.offer(Chunk.closed());
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized @Nullable Thread end() {
    closed = true;
    return thread;
  }
}
