package dev.stowage.benchmark;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Reads an answer from an engine's unix socket and does nothing with it. */
final class RawRead {

  private final String socket;

  RawRead(URI host) {
    this.socket = host.getPath();
  }

  /** Returns how many bytes came, heads and the lengths of chunks with them. */
  long get(String path) throws IOException {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      String request = "GET " + path + " HTTP/1.1\r\nHost: d\r\nConnection: close\r\n\r\n";
      channel.write(ByteBuffer.wrap(request.getBytes(US_ASCII)));
      ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
      long total = 0;
      for (int read = channel.read(buffer); read >= 0; read = channel.read(buffer)) {
        total += read;
        buffer.clear();
      }
      return total;
    }
  }
}
