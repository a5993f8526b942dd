package dev.stowage.docker.connection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as it came over the wire.
 *
 * @param method the HTTP method
 * @param target path and query, still escaped
 * @param headers the headers, names in lower case
 * @param body the whole body
 */
public record SeenRequest(String method, String target, Map<String, String> headers, String body) {

  /** Method and path without the API version and the query. */
  public String line() {
    return method + " " + target.replaceFirst("\\?.*", "").replaceFirst("^/v\\d+\\.\\d+(?=/)", "");
  }

  /** The last part of the path. */
  public String name() {
    String path = target.replaceFirst("\\?.*", "");
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Reads the next request; empty if the client has closed the connection before it. */
  static Optional<SeenRequest> read(InputStream input) throws IOException {
    String first = line(input);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    String[] parts = first.split(" ", 3);
    Map<String, String> headers = new TreeMap<>();
    for (String header = line(input); !header.isEmpty(); header = line(input)) {
      int colon = header.indexOf(':');
      headers.put(
          header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
    }
    return Optional.of(new SeenRequest(parts[0], parts[1], headers, body(input, headers)));
  }

  private static String body(InputStream input, Map<String, String> headers) throws IOException {
    if (!"chunked".equals(headers.get("transfer-encoding"))) {
      int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
      return new String(exactly(input, length), UTF_8);
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = -1; size != 0; ) {
      size = Integer.parseInt(line(input), 16);
      body.write(exactly(input, size));
      line(input);
    }
    return body.toString(UTF_8);
  }

  private static byte[] exactly(InputStream input, int length) throws IOException {
    byte[] bytes = input.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the client closed within a body");
    }
    return bytes;
  }

  private static String line(InputStream input) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = input.read(); next >= 0 && next != '\n'; next = input.read()) {
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(ISO_8859_1);
  }
}
