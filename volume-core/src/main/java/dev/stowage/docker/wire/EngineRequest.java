package dev.stowage.docker.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** One request, as often as it has to be sent. */
final class EngineRequest {

  private final String method;
  private final String path;
  private final Map<String, String> headers = new TreeMap<>(Map.of("Accept", "application/json"));
  private Supplier<InputStream> body = InputStream::nullInputStream;
  private boolean idempotent;
  private boolean cleansUp;
  private boolean bare;

  /**
   * Makes a request.
   *
   * @param method the HTTP method
   * @param path path and query, escaped, with the version in front
   */
  private EngineRequest(String method, String path) {
    this.method = method;
    this.path = path;
  }

  static EngineRequest ping(boolean cleansUp) {
    EngineRequest ping = get("/_ping");
    ping.cleansUp = cleansUp;
    return ping;
  }

  static EngineRequest get(String path) {
    EngineRequest get = new EngineRequest("GET", path);
    get.idempotent = true;
    return get;
  }

  static EngineRequest post(String path) {
    return new EngineRequest("POST", path);
  }

  /**
   * Asks for what may be asked twice, without a body: some calls refuse even an empty stream. The
   * transport may then send it again by itself.
   */
  static EngineRequest order(String path) {
    EngineRequest order = post(path);
    order.idempotent = true;
    order.bare = true;
    return order;
  }

  static EngineRequest post(String path, String json, boolean idempotent) {
    EngineRequest post = post(path).sending("application/json", json);
    post.idempotent = idempotent;
    return post;
  }

  /** Makes a change that names the version it is made of, and so cannot happen twice. */
  static EngineRequest put(String path, String json) {
    return new EngineRequest("PUT", path).sending("application/json", json);
  }

  static EngineRequest delete(String path) {
    EngineRequest delete = new EngineRequest("DELETE", path);
    delete.idempotent = true;
    delete.cleansUp = true;
    return delete;
  }

  private EngineRequest sending(String type, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return sending(type, () -> new ByteArrayInputStream(bytes));
  }

  /** Gives the request a body, which is opened anew each time that the request is sent. */
  EngineRequest sending(String type, Supplier<InputStream> content) {
    this.body = content;
    return header("Content-Type", type);
  }

  EngineRequest header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  Request toTransport() {
    Request.Builder builder = Request.builder().method(method).path(path);
    headers.forEach(builder::putHeader);
    if (bare) {
      builder.bodyBytes(new byte[0]);
    } else if (changes()) {
      // By itself the transport sends a DELETE again after a broken connection, so that a success
      // looks like a 404, a POST again after 503, and either to wherever it is redirected. It
      // cannot send a stream twice, which leaves all that to us.
      builder.body(body.get());
    }
    return builder.build();
  }

  /** Tells whether the request may leave the engine other than it was. */
  boolean changes() {
    return !method.equals("GET");
  }

  /** Tells whether sending it again after a broken connection is safe. */
  boolean idempotent() {
    return idempotent;
  }

  /**
   * Tells whether it must go through even in an interrupted thread, because it only takes away or
   * prepares that.
   */
  boolean cleansUp() {
    return cleansUp;
  }
}
