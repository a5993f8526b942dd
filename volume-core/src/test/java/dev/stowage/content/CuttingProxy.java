package dev.stowage.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands in front of an engine's unix socket. After some bytes it lets something happen, and breaks
 * the connection that they went over, once.
 */
public final class CuttingProxy implements AutoCloseable {

  /** Which bytes are counted. */
  public enum Way {
    /** What is sent to the engine. */
    TO_ENGINE,
    /** What the engine answers. */
    FROM_ENGINE
  }

  /** An answer that goes on after that is a download; whoever asked is gone. */
  private static final int SHORT_ANSWER = 1 << 16;

  private static final int PATIENCE = 60;

  private final UnixDomainSocketAddress engine;
  private final Path folder;
  private final Path socket;
  private final ServerSocketChannel door;
  private final AtomicLong toEngine = new AtomicLong();
  private final AtomicLong fromEngine = new AtomicLong();
  private final Way way;
  private final long limit;
  private final Runnable event;
  private final CountDownLatch happened = new CountDownLatch(1);

  /** What the engine may still be at work on: one party for each connection to it. */
  private final Phaser answering = new Phaser(1);

  /**
   * Starts a proxy that breaks a connection.
   *
   * @param host the engine's address
   * @param way which bytes are counted
   * @param limit after how many of them the connection that they go over is broken
   */
  public CuttingProxy(String host, Way way, long limit) {
    this(host, way, limit, () -> {});
  }

  /**
   * Starts a proxy.
   *
   * @param host the engine's address
   * @param way which bytes are counted
   * @param limit after how many of them it happens
   * @param event what happens, before the connection that they go over is broken
   */
  public CuttingProxy(String host, Way way, long limit, Runnable event) {
    this.engine = UnixDomainSocketAddress.of(host.substring("unix://".length()));
    this.way = way;
    this.limit = limit;
    this.event = event;
    try {
      this.folder = Files.createTempDirectory("stowage-proxy");
      this.socket = folder.resolve("docker.sock");
      this.door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      door.bind(UnixDomainSocketAddress.of(socket));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  /** Returns the proxy's own address. */
  public String host() {
    return "unix://" + socket;
  }

  /** Tells how many bytes went one way. */
  public long passed(Way direction) {
    return counter(direction).get();
  }

  /** Waits for what happens, if it has begun. */
  public void settle() {
    if (passed(way) < limit) {
      return;
    }
    try {
      happened.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until the engine is done with all that clients have asked for who are gone by now. */
  void awaitEngine() {
    try {
      answering.awaitAdvanceInterruptibly(answering.arrive(), PATIENCE, TimeUnit.SECONDS);
    } catch (InterruptedException | TimeoutException e) {
      throw new IllegalStateException("the engine is still at work", e);
    }
  }

  private AtomicLong counter(Way direction) {
    return direction == Way.TO_ENGINE ? toEngine : fromEngine;
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "cutting-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        @SuppressWarnings("resource") // closed by whoever comes to its end first
        SocketChannel client = door.accept();
        connect(client);
      }
    } catch (IOException e) {
      // The proxy is closed.
    }
  }

  /** An engine that is gone closes its clients' connections. */
  private void connect(SocketChannel client) throws IOException {
    try {
      @SuppressWarnings("resource")
      SocketChannel server = SocketChannel.open(engine);
      answering.register();
      start(() -> pump(client, server, Way.TO_ENGINE));
      start(
          () -> {
            try (server) {
              pump(server, client, Way.FROM_ENGINE);
              readTheRest(server);
            } catch (IOException e) {
              // It is closed, which is what was to come of it.
            } finally {
              answering.arriveAndDeregister();
            }
          });
    } catch (IOException e) {
      client.close();
    }
  }

  /** The engine closes when it is done. */
  private static void readTheRest(SocketChannel server) throws IOException {
    ByteBuffer rest = ByteBuffer.allocate(SHORT_ANSWER);
    while (rest.hasRemaining() && server.read(rest) >= 0) {
      // Nobody is there to read it.
    }
  }

  private void pump(SocketChannel from, SocketChannel to, Way direction) {
    try {
      carry(from, to, direction);
    } catch (IOException e) {
      // The other side is gone.
    } finally {
      leave(direction == Way.TO_ENGINE ? from : to, direction == Way.TO_ENGINE ? to : from);
    }
  }

  /** The client is gone for good; the engine sees that nobody sends any more. */
  private static void leave(SocketChannel client, SocketChannel server) {
    try {
      client.close();
      server.shutdownOutput();
    } catch (IOException e) {
      // It is closed already.
    }
  }

  private void carry(SocketChannel from, SocketChannel to, Way direction) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(1 << 14);
    while (from.read(buffer) >= 0) {
      buffer.flip();
      long before = counter(direction).getAndAdd(buffer.remaining());
      boolean cut = direction == way && before < limit && before + buffer.remaining() >= limit;
      if (cut) {
        buffer.limit((int) (limit - before));
      }
      while (buffer.hasRemaining()) {
        to.write(buffer);
      }
      if (cut) {
        try {
          event.run();
        } finally {
          happened.countDown();
        }
        return;
      }
      buffer.clear();
    }
  }

  @Override
  public void close() {
    try {
      door.close();
      Files.delete(socket);
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
