package dev.stowage.testkit.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Listens on one address and answers, with a thread for each connection, until it is closed.
 *
 * <p>All its threads are daemons, and are named {@code fake-docker-…}.
 */
public final class SocketServer implements AutoCloseable {

  private static final long PATIENCE_MILLIS = 5_000;

  private final ServedSocket socket;
  private final Answers answers;
  private final Thread acceptor;
  private final Map<Connection, Thread> connections = new LinkedHashMap<>();
  private int count;
  private boolean closed;

  private SocketServer(ServedSocket socket, Answers answers) {
    this.socket = socket;
    this.answers = answers;
    this.acceptor = daemon(this::acceptAll, "fake-docker-accept");
  }

  /**
   * Starts to listen.
   *
   * @throws IllegalArgumentException if the address is none that can be served
   * @throws UncheckedIOException if it is taken or cannot be had
   */
  public static SocketServer start(URI address, Answers answers) {
    try {
      SocketServer server = new SocketServer(ServedSocket.listenOn(address), answers);
      server.acceptor.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Returns the address; where any port was asked for, with the port that was had. */
  public URI uri() {
    return socket.uri();
  }

  private void acceptAll() {
    try {
      while (true) {
        serve(socket.accept());
      }
    } catch (IOException e) {
      // Closed: nothing more comes in.
    }
  }

  private synchronized void serve(SocketChannel channel) throws IOException {
    if (closed) {
      channel.close();
      return;
    }
    Connection connection = new Connection(channel, answers);
    count++;
    Thread thread = daemon(connection, "fake-docker-connection-" + count);
    connections.values().removeIf(other -> !other.isAlive());
    connections.put(connection, thread);
    thread.start();
  }

  /** Stops listening, cuts off whoever is connected, and waits for its threads to end. */
  @Override
  public void close() {
    List<Thread> threads = new ArrayList<>(List.of(acceptor));
    List<Connection> open;
    synchronized (this) {
      closed = true;
      open = List.copyOf(connections.keySet());
      threads.addAll(connections.values());
    }
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      open.forEach(Connection::close);
      threads.forEach(SocketServer::end);
    }
  }

  private static void end(Thread thread) {
    thread.interrupt();
    try {
      thread.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
