package dev.stowage.testkit.serve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Sends bytes as they are, and reads what comes back. */
final class RawClient implements AutoCloseable {

  private final SocketChannel channel;

  RawClient(URI server) throws IOException {
    channel = SocketChannel.open(address(server));
  }

  private static SocketAddress address(URI server) {
    return server.getScheme().equals("unix")
        ? UnixDomainSocketAddress.of(Path.of(server.getPath()))
        : new InetSocketAddress(server.getHost(), server.getPort());
  }

  RawClient send(String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    return this;
  }

  /** Reads up to and with a text. */
  String readTo(String end) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    ByteBuffer one = ByteBuffer.allocate(1);
    while (!read.toString(StandardCharsets.ISO_8859_1).endsWith(end)) {
      if (channel.read(one.clear()) < 0) {
        throw new IOException(
            "ended before '" + end + "': " + read.toString(StandardCharsets.ISO_8859_1));
      }
      read.write(one.get(0));
    }
    return read.toString(StandardCharsets.ISO_8859_1);
  }

  /** Reads to the end of the connection. */
  String readAll() throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.allocate(8192);
    while (channel.read(buffer.clear()) >= 0) {
      read.write(buffer.array(), 0, buffer.position());
    }
    return read.toString(StandardCharsets.ISO_8859_1);
  }

  /** Says that nothing more will be sent, but goes on reading. */
  RawClient sendNoMore() throws IOException {
    channel.shutdownOutput();
    return this;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
