package dev.stowage.testkit.route;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One request to the engine, as it came in. */
public final class Call {

  private final String method;
  private final Target target;
  private final Map<String, String> headers;
  private final InputStream body;

  public Call(String method, String target, Map<String, String> headers, InputStream body) {
    this.method = method;
    this.target = Target.parse(target);
    TreeMap<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    sorted.putAll(headers);
    this.headers = Collections.unmodifiableMap(sorted);
    this.body = body;
  }

  private Call(Call other, InputStream body) {
    this.method = other.method;
    this.target = other.target;
    this.headers = other.headers;
    this.body = body;
  }

  /** Returns the same call with another body. */
  public Call withBody(InputStream other) {
    return new Call(this, other);
  }

  public String method() {
    return method;
  }

  public Target target() {
    return target;
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /**
   * Returns the media type of the body without parameters, in lower case; empty if there is none.
   */
  public String mediaType() {
    String type = headers.getOrDefault("Content-Type", "");
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).trim().toLowerCase(Locale.ROOT);
  }

  public InputStream body() {
    return body;
  }

  public byte[] readBody() {
    try {
      return body.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns method and path with query. */
  @Override
  public String toString() {
    return method + " " + target;
  }
}
