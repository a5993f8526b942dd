package dev.stowage.testkit.serve;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;

/** Where an engine listens: a unix socket, or a port of this machine that no other can reach. */
final class ServedSocket implements AutoCloseable {

  private static final Set<String> NAMES_OF_THIS_MACHINE = Set.of("localhost", "[::1]");

  private final ServerSocketChannel channel;
  private final URI uri;

  private ServedSocket(ServerSocketChannel channel, URI uri) {
    this.channel = channel;
    this.uri = uri;
  }

  /**
   * Listens.
   *
   * @throws IllegalArgumentException if the address is none that can be served
   * @throws IOException if it is taken or cannot be had
   */
  static ServedSocket listenOn(URI address) throws IOException {
    String scheme = String.valueOf(address.getScheme());
    return switch (scheme) {
      case "unix" -> unix(address);
      case "tcp" -> tcp(address);
      default ->
          throw new IllegalArgumentException(
              "cannot serve on '"
                  + address
                  + "': give unix:///path/to/docker.sock or tcp://127.0.0.1:port");
    };
  }

  private static ServedSocket unix(URI address) throws IOException {
    String text = address.getPath();
    if (text == null || text.length() < 2 || address.getAuthority() != null) {
      throw new IllegalArgumentException(
          "'" + address + "' names no absolute path: give unix:///path/to/docker.sock");
    }
    Path path = Path.of(text);
    makeWay(path);
    ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    return bound(channel, UnixDomainSocketAddress.of(path), address);
  }

  /** Removes the socket of a server that is no more; refuses to take any other file's place. */
  private static void makeWay(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) || Files.isDirectory(path)) {
      throw new IOException("cannot serve on unix://" + path + ": a file is there already");
    }
    try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      probe.connect(UnixDomainSocketAddress.of(path));
    } catch (IOException nobodyListens) {
      Files.delete(path);
      return;
    }
    throw inUse(URI.create("unix://" + path));
  }

  private static IOException inUse(URI address) {
    return new IOException("cannot serve on " + address + ": the address is in use");
  }

  private static ServedSocket tcp(URI address) throws IOException {
    String host = String.valueOf(address.getHost());
    boolean plain =
        ("" + address.getHost() + ":" + address.getPort()).equals(address.getRawAuthority())
            && "".equals(address.getRawPath())
            && address.getRawQuery() == null;
    if (address.getPort() < 0 || !plain) {
      throw new IllegalArgumentException(
          "'" + address + "' is no host and port: give tcp://127.0.0.1:port, port 0 for any free");
    }
    if (!NAMES_OF_THIS_MACHINE.contains(host) && !host.matches("127(\\.\\d{1,3}){3}")) {
      throw new IllegalArgumentException(
          "will not serve on '"
              + address
              + "': there is no security, so only 127.0.0.1, localhost and [::1] are served");
    }
    InetSocketAddress at = new InetSocketAddress(loopback(host), address.getPort());
    ServerSocketChannel channel = ServerSocketChannel.open();
    bound(channel, at, address);
    int port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
    return new ServedSocket(channel, URI.create("tcp://" + host + ":" + port));
  }

  private static InetAddress loopback(String host) throws UnknownHostException {
    InetAddress found = InetAddress.getByName(host);
    if (!found.isLoopbackAddress()) {
      throw new IllegalArgumentException(
          "will not serve on " + host + ", which is " + found + ": it is not this machine alone");
    }
    return found;
  }

  private static ServedSocket bound(ServerSocketChannel channel, SocketAddress at, URI address)
      throws IOException {
    try {
      channel.bind(at, 128);
      return new ServedSocket(channel, address);
    } catch (BindException e) {
      channel.close();
      throw inUse(address);
    } catch (IOException e) {
      channel.close();
      throw new IOException("cannot serve on " + address + ": " + e.getMessage(), e);
    }
  }

  URI uri() {
    return uri;
  }

  SocketChannel accept() throws IOException {
    return channel.accept();
  }

  /** Stops listening, and removes a unix socket. */
  @Override
  public void close() throws IOException {
    channel.close();
    if (String.valueOf(uri.getScheme()).equals("unix")) {
      Files.deleteIfExists(Path.of(uri.getPath()));
    }
  }
}
