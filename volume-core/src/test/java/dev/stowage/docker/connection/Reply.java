package dev.stowage.docker.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;

/** What a daemon does with a connection once it has read a request. */
public interface Reply {

  /**
   * Acts on the connection.
   *
   * @return whether the connection stays open for the next request
   */
  boolean act(InputStream input, OutputStream output) throws IOException;

  /** A whole answer. */
  static Reply answer(int status, Map<String, String> headers, String body) {
    return (input, output) -> {
      output.write((head(status, headers, length(body)) + body).getBytes(UTF_8));
      return true;
    };
  }

  /** A whole answer in JSON. */
  static Reply json(int status, String body) {
    return answer(status, Map.of("Content-Type", "application/json"), body);
  }

  /** A refusal in the engine's words. */
  static Reply error(int status, String message) {
    return json(status, "{\"message\":\"" + message + "\"}");
  }

  /** No answer, while the connection stays open; ends when the client closes it. */
  static Reply hangBeforeHead() {
    return hangAfter("");
  }

  /** The head and the start of the body, then nothing; ends when the client closes. */
  static Reply hangInBody() {
    return hangAfter(head(200, Map.of(), 1000) + "{\"Name\":");
  }

  private static Reply hangAfter(String start) {
    return (input, output) -> {
      output.write(start.getBytes(UTF_8));
      while (input.read() >= 0) {
        // The client has nothing to say, and will close.
      }
      return false;
    };
  }

  /** These bytes and the end of the connection. */
  static Reply bytesThenClose(String bytes) {
    return (input, output) -> {
      output.write(bytes.getBytes(UTF_8));
      return false;
    };
  }

  /** The end of the connection. */
  static Reply close() {
    return bytesThenClose("");
  }

  /** The end of the connection, after something was done. */
  static Reply closeAfter(Runnable work) {
    return (input, output) -> {
      work.run();
      return false;
    };
  }

  /** A body that is shorter than its head says. */
  static Reply truncatedLength() {
    return bytesThenClose(head(200, Map.of(), 1000) + "{\"Name\":");
  }

  /** A body that ends within a chunk. */
  static Reply truncatedChunk() {
    return bytesThenClose(head(200, Map.of("Transfer-Encoding", "chunked"), -1) + "50\r\n{\"Na");
  }

  /** A body without an end, as far as the client can tell before it gives up. */
  static Reply endless(int megabytes) {
    return (input, output) -> {
      output.write(head(200, Map.of(), Long.MAX_VALUE).getBytes(UTF_8));
      byte[] part = " ".repeat(1 << 20).getBytes(UTF_8);
      for (int i = 0; i < megabytes; i++) {
        output.write(part);
      }
      return false;
    };
  }

  /** Another address in place of an answer. */
  static Reply redirect(int status, String location) {
    return answer(status, Map.of("Location", location), "<a href=\"" + location + "\">Moved</a>.");
  }

  private static long length(String body) {
    return body.getBytes(UTF_8).length;
  }

  private static String head(int status, Map<String, String> headers, long length) {
    Map<String, String> all = new TreeMap<>(headers);
    if (length >= 0) {
      all.put("Content-Length", Long.toString(length));
    }
    StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append(" Whatever\r\n");
    all.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    return head.append("\r\n").toString();
  }
}
