package dev.stowage.testkit.serve;

import dev.stowage.testkit.route.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Writes answers as HTTP/1.1: with their length where it is known, else in chunks. */
final class ReplyWriter {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final Map<Integer, String> REASONS =
      Map.ofEntries(
          Map.entry(200, "OK"),
          Map.entry(201, "Created"),
          Map.entry(204, "No Content"),
          Map.entry(301, "Moved Permanently"),
          Map.entry(304, "Not Modified"),
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(409, "Conflict"),
          Map.entry(417, "Expectation Failed"),
          Map.entry(431, "Request Header Fields Too Large"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(501, "Not Implemented"),
          Map.entry(503, "Service Unavailable"),
          Map.entry(505, "HTTP Version Not Supported"));

  private final OutputStream out;
  private final InstantSource clock;

  ReplyWriter(OutputStream out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  /**
   * Writes an answer to its end.
   *
   * @param stays whether the client may ask more afterwards, and is told so
   */
  void write(RequestHead request, Reply reply, boolean stays) throws IOException {
    boolean bare = reply.status() == 204 || reply.status() == 304;
    boolean chunked = !bare && reply.length().isEmpty() && request.isNewest();
    StringBuilder head = start(request.isNewest() ? "1.1" : "1.0", reply.status());
    reply.headers().forEach((name, value) -> line(head, name, value));
    line(head, "Date", DATE.format(clock.instant()));
    if (reply.length().isPresent() && !bare) {
      line(head, "Content-Length", Long.toString(reply.length().getAsLong()));
    } else if (chunked && !request.method().equals("HEAD")) {
      line(head, "Transfer-Encoding", "chunked");
    }
    if (!stays) {
      line(head, "Connection", "close");
    }
    send(head.append("\r\n"));
    if (bare || request.method().equals("HEAD")) {
      return;
    }
    if (chunked) {
      chunks(reply.body());
    } else {
      reply.body().transferTo(out);
      out.flush();
    }
  }

  /** Each chunk is what there is, sent at once: who reads events wants them when they happen. */
  private void chunks(InputStream body) throws IOException {
    byte[] bytes = new byte[32 * 1024];
    for (int count = body.read(bytes); count >= 0; count = body.read(bytes)) {
      if (count > 0) {
        out.write((Integer.toHexString(count) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes, 0, count);
        send("\r\n");
      }
    }
    send("0\r\n\r\n");
  }

  /** Writes why nothing more is read from this client. */
  void refuse(HttpFailure failure) throws IOException {
    StringBuilder head = start("1.1", failure.status());
    line(head, "Content-Type", "text/plain; charset=utf-8");
    line(head, "Connection", "close");
    send(head.append("\r\n").append(failure.text()));
  }

  private static StringBuilder start(String protocol, int status) {
    return new StringBuilder("HTTP/" + protocol + " " + status + " ")
        .append(REASONS.getOrDefault(status, "Status"))
        .append("\r\n");
  }

  private static void line(StringBuilder head, String name, String value) {
    // A line break in a value would let it say more than it is.
    head.append(name).append(": ").append(value.replaceAll("[\r\n]+", " ")).append("\r\n");
  }

  private void send(CharSequence text) throws IOException {
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
