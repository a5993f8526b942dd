package dev.stowage.docker.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Reads along with what is copied, in a thread of its own, so that hashing does not hold up the
 * copying. A few chunks go round between the two; whoever is faster waits.
 *
 * @param <T> what is read out of it
 */
final class Along<T> implements AutoCloseable {

  /** Reads a stream to its end. */
  @FunctionalInterface
  interface Reading<T> {
    T read(InputStream stream) throws IOException;
  }

  private static final int CHUNK = 1 << 17;
  private static final int CHUNKS = 8;
  private static final Chunk END = new Chunk(new byte[0]);

  private final BlockingQueue<Chunk> empty = new ArrayBlockingQueue<>(CHUNKS);
  private final BlockingQueue<Chunk> full = new ArrayBlockingQueue<>(CHUNKS + 1);
  private final FutureTask<T> result;
  private volatile boolean readingOver;
  private boolean ended;

  private Along(Reading<T> reading) {
    for (int i = 0; i < CHUNKS; i++) {
      empty.add(new Chunk(new byte[CHUNK]));
    }
    this.result =
        new FutureTask<>(
            () -> {
              try (Given given = new Given()) {
                return reading.read(given);
              }
            });
    Thread thread = new Thread(result, "stowage-reading-along");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Copies a stream to its end, and reads along.
   *
   * @throws IOException if the source or the reading fails
   * @throws SinkFailure if the sink fails
   */
  static <T> T copy(InputStream source, OutputStream sink, Reading<T> reading) throws IOException {
    try (Along<T> along = new Along<>(reading)) {
      return along.copy(source, sink);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException failure = new InterruptedIOException("interrupted");
      failure.initCause(e);
      throw failure;
    }
  }

  private T copy(InputStream source, OutputStream sink) throws IOException, InterruptedException {
    while (!readingOver) {
      Chunk chunk = empty.take();
      // Full ones: engines send small pieces, and each hand-over costs as much as some of them.
      chunk.length = source.readNBytes(chunk.bytes, 0, CHUNK);
      if (chunk.length == 0) {
        break;
      }
      try {
        sink.write(chunk.bytes, 0, chunk.length);
      } catch (IOException e) {
        throw new SinkFailure(e);
      }
      full.add(chunk);
    }
    close();
    try {
      return result.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException("reading along failed", e.getCause());
    }
  }

  @Override
  public void close() {
    if (!ended) {
      ended = true;
      full.add(END);
    }
  }

  /** It was the sink that failed, neither the source nor what it holds. */
  static final class SinkFailure extends IOException {

    private static final long serialVersionUID = 1L;

    private final IOException reason;

    SinkFailure(IOException reason) {
      super(reason);
      this.reason = reason;
    }

    IOException reason() {
      return reason;
    }
  }

  private static final class Chunk {

    private final byte[] bytes;
    private int length;

    Chunk(byte[] bytes) {
      this.bytes = bytes;
    }
  }

  /** What was copied so far. Closing it ends the copying. */
  private final class Given extends InputStream {

    private Chunk current = END;
    private int position;
    private boolean last;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      while (position == current.length) {
        if (!advance()) {
          return -1;
        }
      }
      int read = Math.min(length, current.length - position);
      System.arraycopy(current.bytes, position, buffer, offset, read);
      position += read;
      return read;
    }

    private boolean advance() throws IOException {
      if (last) {
        return false;
      }
      try {
        if (current != END) {
          empty.add(current);
        }
        current = full.take();
        position = 0;
        last = current == END;
        return !last;
      } catch (InterruptedException e) {
        throw new IllegalStateException("nobody interrupts the reading along", e);
      }
    }

    @Override
    public void close() throws IOException {
      readingOver = true;
      // The copying may wait for a chunk, and only then sees that it is over.
      while (advance()) {
        position = current.length;
      }
    }
  }
}
