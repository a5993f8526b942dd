package dev.stowage.docker.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * An HTTP/1.1 server on a unix socket or on loopback TCP that notes what it is asked, behaves well
 * until told otherwise, and follows a script of what goes wrong.
 */
public abstract class ScriptedServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<SeenRequest> requests = new CopyOnWriteArrayList<>();
  private final Map<String, Queue<Reply>> next = new ConcurrentHashMap<>();
  private final Map<String, Reply> always = new ConcurrentHashMap<>();
  private final Map<String, Gate> held = new ConcurrentHashMap<>();
  private final Set<SocketChannel> connections = ConcurrentHashMap.newKeySet();
  private volatile SocketAddress address;
  private volatile ServerSocketChannel server;
  private volatile Thread acceptor;

  /** Prepares a server, which {@link #start} starts. */
  protected ScriptedServer(SocketAddress address) {
    this.address = address;
  }

  /** Answers what the script says nothing about. */
  protected abstract Reply usual(SeenRequest request);

  /** Where it listens. */
  final SocketAddress address() {
    return address;
  }

  /** Answers the next such requests in another way, one after the other. */
  public final ScriptedServer next(String line, Reply... replies) {
    next.computeIfAbsent(line, unseen -> new ConcurrentLinkedDeque<>()).addAll(List.of(replies));
    return this;
  }

  /** Answers all such requests in another way. */
  public final ScriptedServer always(String line, Reply reply) {
    always.put(line, reply);
    return this;
  }

  /** Carries all such requests out only when a gate has opened. */
  public final void hold(String line, Gate gate) {
    held.put(line, gate);
  }

  /** Behaves well again. */
  public final void behave() {
    next.clear();
    always.clear();
    held.clear();
  }

  /** All requests that were read as a whole, oldest first. */
  public final List<SeenRequest> requests() {
    return List.copyOf(requests);
  }

  /** Waits until all connections are closed, by whichever end. */
  final void awaitNoConnections() {
    await("no connections", connections::isEmpty);
  }

  /** Waits until something is so; fails if that takes long. */
  static void await(String what, BooleanSupplier condition) {
    await(what, PATIENCE, condition);
  }

  /** Waits until something is so; fails if that takes too long. */
  public static void await(String what, Duration patience, BooleanSupplier condition) {
    CountDownLatch never = new CountDownLatch(1);
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      while (!condition.getAsBoolean()) {
        assertThat(System.nanoTime() - deadline).as("in time: %s", what).isNegative();
        boolean unused = never.await(5, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted while waiting for " + what, e);
    }
  }

  /** How many connections are open. */
  final int connections() {
    return connections.size();
  }

  /** Closes the connections that are open, as a daemon does with idle ones. */
  public final void dropConnections() {
    connections.forEach(ScriptedServer::quietlyClose);
    // A socket is closed for the other end only when nobody reads from it any more.
    awaitNoConnections();
  }

  /** Listens again at the same address. */
  public final void start() {
    try {
      boolean tcp = address instanceof InetSocketAddress;
      server =
          ServerSocketChannel.open(tcp ? StandardProtocolFamily.INET : StandardProtocolFamily.UNIX);
      server.bind(address);
      address = server.getLocalAddress();
      ServerSocketChannel current = server;
      acceptor = startThread(() -> accept(current));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops listening and closes all connections; a unix socket's file stays, as after a crash. */
  public final void crash() {
    quietlyClose(server);
    await("nobody accepts", () -> !acceptor.isAlive());
    dropConnections();
  }

  /** Stops as a daemon does that is told to. */
  public final void stop() {
    crash();
    if (address instanceof UnixDomainSocketAddress unix) {
      try {
        Files.deleteIfExists(unix.getPath());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public final void close() {
    stop();
  }

  private static Thread startThread(Runnable work) {
    Thread thread = new Thread(work, "scripted-server");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void accept(ServerSocketChannel listening) {
    while (listening.isOpen()) {
      try {
        SocketChannel connection = listening.accept();
        connections.add(connection);
        startThread(() -> serve(connection));
      } catch (IOException e) {
        // Closed, or the client is gone already.
      }
    }
  }

  private void serve(SocketChannel connection) {
    InputStream input = new BufferedInputStream(Channels.newInputStream(connection));
    OutputStream output = Channels.newOutputStream(connection);
    try {
      boolean open = true;
      while (open) {
        SeenRequest request = SeenRequest.read(input).orElse(null);
        if (request == null) {
          break;
        }
        requests.add(request);
        open = reply(request).act(input, output);
      }
    } catch (IOException e) {
      // The client has gone, or the daemon was stopped.
    } finally {
      quietlyClose(connection);
      connections.remove(connection);
    }
  }

  private Reply reply(SeenRequest request) {
    Reply scripted = next.getOrDefault(request.line(), new ArrayDeque<>()).poll();
    if (scripted != null) {
      return scripted;
    }
    Reply changed = always.get(request.line());
    if (changed != null) {
      return changed;
    }
    Gate gate = held.get(request.line());
    return gate == null
        ? usual(request)
        : gate.before((input, output) -> usual(request).act(input, output));
  }

  private static void quietlyClose(AutoCloseable channel) {
    try {
      channel.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
