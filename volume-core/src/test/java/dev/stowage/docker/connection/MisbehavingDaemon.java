package dev.stowage.docker.connection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A daemon with volumes in memory, and a script of what goes wrong. */
final class MisbehavingDaemon extends ScriptedServer {

  /** Over what the daemon is reached. */
  enum Wire {
    UNIX,
    TCP
  }

  private final VolumeShelf shelf = new VolumeShelf();
  private volatile Map<String, String> pingHeaders =
      Map.of("Api-Version", "1.51", "Ostype", "linux", "Server", "Docker/28.5.2 (linux)");

  private MisbehavingDaemon(SocketAddress address) {
    super(address);
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
    return address() instanceof InetSocketAddress tcp
        ? "tcp://127.0.0.1:" + tcp.getPort()
        : "unix://" + address();
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

  /** Method and path of all requests but the ping, without the API version. */
  List<String> lines() {
    return requests().stream().map(SeenRequest::line).filter(l -> !l.equals("GET /_ping")).toList();
  }

  /** Waits until such a request has been read. */
  void awaitRequest(String line) {
    await(line, () -> lines().contains(line) || (line.endsWith("_ping") && !requests().isEmpty()));
  }

  @Override
  protected Reply usual(SeenRequest request) {
    return request.line().equals("GET /_ping")
        ? Reply.answer(200, pingHeaders, "OK")
        : shelf.reply(request);
  }
}
