package dev.stowage.docker.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * A daemon that behaves well until told otherwise: an HTTP/1.1 server on a unix socket or on
 * loopback TCP, with volumes in memory, and a script of what goes wrong.
 */
final class MisbehavingDaemon implements AutoCloseable {

  /** Over what the daemon is reached. */
  enum Wire {
    UNIX,
    TCP
  }

  private static final long PATIENCE_SECONDS = 20;

  private final VolumeShelf shelf = new VolumeShelf();
  private final List<SeenRequest> requests = new CopyOnWriteArrayList<>();
  private final Map<String, Queue<Reply>> next = new ConcurrentHashMap<>();
  private final Map<String, Reply> always = new ConcurrentHashMap<>();
  private final Set<SocketChannel> connections = ConcurrentHashMap.newKeySet();
  private volatile Map<String, String> pingHeaders =
      Map.of("Api-Version", "1.51", "Ostype", "linux", "Server", "Docker/28.5.2 (linux)");
  private volatile SocketAddress address;
  private volatile ServerSocketChannel server;
  private volatile Thread acceptor;

  private MisbehavingDaemon(SocketAddress address) {
    this.address = address;
    start();
  }

  /** Starts a daemon on an address of its own. */
  static MisbehavingDaemon on(Wire wire) {
    return new MisbehavingDaemon(
        wire == Wire.UNIX
            ? UnixDomainSocketAddress.of(newFolder().resolve("docker.sock"))
            : new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  private static Path newFolder() {
    try {
      Path folder = Files.createTempDirectory("stowage");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address for {@code host(...)}. */
  String host() {
    return address instanceof InetSocketAddress tcp
        ? "tcp://127.0.0.1:" + tcp.getPort()
        : "unix://" + address;
  }

  /** The volumes that it has. */
  VolumeShelf shelf() {
    return shelf;
  }

  /** Changes what the ping says. */
  MisbehavingDaemon pinging(Map<String, String> headers) {
    pingHeaders = headers;
    return this;
  }

  /** Answers the next such requests in another way, one after the other. */
  MisbehavingDaemon next(String line, Reply... replies) {
    next.computeIfAbsent(line, unseen -> new ConcurrentLinkedDeque<>()).addAll(List.of(replies));
    return this;
  }

  /** Answers all such requests in another way. */
  MisbehavingDaemon always(String line, Reply reply) {
    always.put(line, reply);
    return this;
  }

  /** All requests that were read as a whole, oldest first. */
  List<SeenRequest> requests() {
    return List.copyOf(requests);
  }

  /** Method and path of all requests but the ping, without the API version. */
  List<String> lines() {
    return requests.stream().map(SeenRequest::line).filter(l -> !l.equals("GET /_ping")).toList();
  }

  /** Waits until such a request has been read. */
  void awaitRequest(String line) {
    await(line, () -> lines().contains(line) || (line.endsWith("_ping") && !requests.isEmpty()));
  }

  /** Waits until all connections are closed, by whichever end. */
  void awaitNoConnections() {
    await("no connections", connections::isEmpty);
  }

  static void await(String what, BooleanSupplier condition) {
    CountDownLatch never = new CountDownLatch(1);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
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
  int connections() {
    return connections.size();
  }

  /** Closes the connections that are open, as a daemon does with idle ones. */
  void dropConnections() {
    connections.forEach(MisbehavingDaemon::quietlyClose);
    // A socket is closed for the other end only when nobody reads from it any more.
    awaitNoConnections();
  }

  /** Listens again at the same address. */
  void start() {
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
  void crash() {
    quietlyClose(server);
    await("nobody accepts", () -> !acceptor.isAlive());
    dropConnections();
  }

  /** Stops as a daemon does that is told to. */
  void stop() {
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
  public void close() {
    stop();
  }

  private static Thread startThread(Runnable work) {
    Thread thread = new Thread(work, "misbehaving-daemon");
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
    Reply usual = always.get(request.line());
    if (usual != null) {
      return usual;
    }
    return request.line().equals("GET /_ping")
        ? Reply.answer(200, pingHeaders, "OK")
        : shelf.reply(request);
  }

  private static void quietlyClose(AutoCloseable channel) {
    try {
      channel.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
