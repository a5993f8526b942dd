package dev.stowage.testkit.route;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * The engine's answer: status, headers and a body, which may be a stream that is still being made.
 */
public final class Reply {

  private final int status;
  private final Map<String, String> headers;
  private final InputStream body;
  private final long length;

  private Reply(int status, Map<String, String> headers, InputStream body, long length) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.length = length;
  }

  /** Returns an answer without a body. */
  public static Reply empty(int status) {
    return new Reply(status, Map.of(), InputStream.nullInputStream(), 0);
  }

  /** Returns an answer whose body is a text of some media type. */
  public static Reply text(int status, String type, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new Reply(
        status, Map.of("Content-Type", type), new ByteArrayInputStream(bytes), bytes.length);
  }

  /** Returns an answer whose body is JSON, followed by a line break as the engine writes it. */
  public static Reply json(int status, Object value) {
    return text(status, "application/json", Json.write(value) + "\n");
  }

  /** Returns an answer whose body is made while it is read. Whoever reads it closes it. */
  public static Reply stream(int status, String type, InputStream body) {
    return new Reply(status, Map.of("Content-Type", type), body, -1);
  }

  /** Returns the answer by which Docker says no. */
  public static Reply error(int status, String message) {
    return json(status, Map.of("message", message));
  }

  public Reply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, Collections.unmodifiableMap(more), body, length);
  }

  /** Returns the same answer without a header. */
  public Reply without(String header) {
    Map<String, String> fewer = new LinkedHashMap<>(headers);
    fewer.remove(header);
    return new Reply(status, Collections.unmodifiableMap(fewer), body, length);
  }

  /** Returns the same answer with another body, of unknown length. */
  public Reply withBody(InputStream other) {
    return new Reply(status, headers, other, -1);
  }

  /** Returns the same answer with the same body, watched or changed in passing. */
  public Reply through(UnaryOperator<InputStream> passage) {
    return new Reply(status, headers, passage.apply(body), length);
  }

  /** Returns the same answer, which no longer says how long it is. */
  public Reply ofUnknownLength() {
    return new Reply(status, headers, body, -1);
  }

  public int status() {
    return status;
  }

  public Map<String, String> headers() {
    return headers;
  }

  public InputStream body() {
    return body;
  }

  /** Returns the length of the body, or empty if it is a stream. */
  public OptionalLong length() {
    return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
  }
}
