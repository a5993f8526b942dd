package dev.stowage.testkit.serve;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that come in on one connection, in order.
 *
 * <p>One thread reads. While it writes a long answer another one can watch for the client's end;
 * what that one meets instead is kept for the reader.
 */
final class Incoming extends InputStream {

  private final ReadableByteChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(16 * 1024).flip();
  private boolean ended;
  private @Nullable Thread watcher;

  Incoming(ReadableByteChannel channel) {
    this.channel = channel;
  }

  @Override
  public int read() throws IOException {
    return fill() ? buffer.get() & 0xff : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, buffer.remaining());
    buffer.get(bytes, offset, count);
    return count;
  }

  @Override
  public int available() {
    return watcher == null ? buffer.remaining() : 0;
  }

  /** Waits for at least one byte; false at the end. */
  private boolean fill() throws IOException {
    stopWatching();
    return buffer.hasRemaining() || receive();
  }

  private boolean receive() throws IOException {
    if (ended) {
      return false;
    }
    buffer.clear();
    int count = -1;
    try {
      count = channel.read(buffer);
    } finally {
      // Also after a failure: what was read before must not be read again.
      buffer.flip();
      ended = count < 0;
    }
    return !ended;
  }

  /** Lets a thread of its own wait for the next byte, and tell if the client goes instead. */
  void watch(String name, Runnable gone) {
    stopWatching();
    if (buffer.hasRemaining()) {
      return;
    }
    Thread thread =
        new Thread(
            () -> {
              try {
                if (!receive()) {
                  gone.run();
                }
              } catch (IOException e) {
                gone.run();
              }
            },
            name);
    thread.setDaemon(true);
    watcher = thread;
    thread.start();
  }

  /** Waits for the watcher, which ends with the next byte or with the connection. */
  void stopWatching() {
    Thread thread = watcher;
    if (thread == null) {
      return;
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    watcher = null;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
