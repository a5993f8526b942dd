package dev.stowage.fake;

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
import java.util.Map;
import java.util.TreeMap;

/** Sends one request as it is, redirects and all. */
final class PlainHttp {

  private PlainHttp() {}

  /**
   * What came back.
   *
   * @param body without its chunks
   */
  record Answer(int status, Map<String, String> headers, String body) {}

  /** Takes method and target, with a blank between them. */
  static Answer send(URI host, String call) throws IOException {
    return send(host, call, "");
  }

  /** Sends JSON, too, which an engine need not have read to its end when it answers. */
  static Answer send(URI host, String call, String json) throws IOException {
    SocketAddress address =
        host.getScheme().equals("unix")
            ? UnixDomainSocketAddress.of(Path.of(host.getPath()))
            : new InetSocketAddress(host.getHost(), host.getPort());
    try (SocketChannel channel = SocketChannel.open(address)) {
      String body =
          json.isEmpty()
              ? ""
              : "Content-Type: application/json\r\nContent-Length: " + json.length() + "\r\n";
      String request =
          call + " HTTP/1.1\r\nHost: d\r\nConnection: close\r\n" + body + "\r\n" + json;
      channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
      ByteArrayOutputStream read = new ByteArrayOutputStream();
      ByteBuffer buffer = ByteBuffer.allocate(8192);
      while (more(channel, buffer, read.size() > 0)) {
        read.write(buffer.array(), 0, buffer.position());
      }
      return parse(read.toString(StandardCharsets.UTF_8));
    }
  }

  /** Reads on; a connection that breaks after an answer has ended. */
  private static boolean more(SocketChannel channel, ByteBuffer buffer, boolean answered)
      throws IOException {
    try {
      return channel.read(buffer.clear()) >= 0;
    } catch (IOException e) {
      if (answered) {
        return false;
      }
      throw e;
    }
  }

  private static Answer parse(String text) {
    int end = text.indexOf("\r\n\r\n");
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    text.substring(0, end)
        .lines()
        .skip(1)
        .forEach(
            line -> {
              int colon = line.indexOf(':');
              headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
            });
    String body = text.substring(end + 4);
    boolean chunked = headers.getOrDefault("Transfer-Encoding", "").equals("chunked");
    return new Answer(
        Integer.parseInt(text.substring(9, 12)), headers, chunked ? joined(body) : body);
  }

  private static String joined(String chunks) {
    StringBuilder all = new StringBuilder();
    int at = 0;
    while (true) {
      int end = chunks.indexOf("\r\n", at);
      int size = Integer.parseInt(chunks.substring(at, end), 16);
      if (size == 0) {
        return all.toString();
      }
      all.append(chunks, end + 2, end + 2 + size);
      at = end + 2 + size + 2;
    }
  }
}
