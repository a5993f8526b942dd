package dev.stowage.docker.wire;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One request, as often as it has to be sent. */
final class EngineRequest {

  private final String method;
  private final String path;
  private final @Nullable RequestBody body;
  private final Map<String, String> headers = new TreeMap<>();
  private boolean idempotent;
  private boolean cleansUp;
  private boolean bare;
  private @Nullable Duration limit;

  /**
   * Makes a request.
   *
   * @param method the HTTP method
   * @param path path and query, escaped, with the version in front
   * @param body what it carries, or null for nothing
   */
  private EngineRequest(String method, String path, @Nullable RequestBody body) {
    this.method = method;
    this.path = path;
    this.body = body;
    header("Accept", "application/json");
    // The transport asks for gzip otherwise, on which the engine spends most of its time.
    header("Accept-Encoding", "identity");
    if (body != null) {
      header("Content-Type", body.type());
    }
  }

  static EngineRequest ping(boolean cleansUp) {
    EngineRequest ping = get("/_ping");
    ping.cleansUp = cleansUp;
    return ping;
  }

  static EngineRequest get(String path) {
    EngineRequest get = new EngineRequest("GET", path, null);
    get.idempotent = true;
    return get;
  }

  static EngineRequest post(String path) {
    return new EngineRequest("POST", path, null);
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

  /** Asks for what puts something back as it was. */
  static EngineRequest putBack(String path) {
    EngineRequest putBack = order(path);
    putBack.cleansUp = true;
    return putBack;
  }

  static EngineRequest post(String path, String json, boolean idempotent) {
    EngineRequest post = new EngineRequest("POST", path, new RequestBody.Json(json));
    post.idempotent = idempotent;
    return post;
  }

  /** A tar is a stream, which can be sent once. */
  static EngineRequest post(String path, InputStream tar) {
    return new EngineRequest("POST", path, new RequestBody.Tar(tar));
  }

  static EngineRequest put(String path, InputStream tar) {
    return new EngineRequest("PUT", path, new RequestBody.Tar(tar));
  }

  /** Makes a change that names the version it is made of, and so cannot happen twice. */
  static EngineRequest put(String path, String json) {
    return new EngineRequest("PUT", path, new RequestBody.Json(json));
  }

  static EngineRequest delete(String path) {
    EngineRequest delete = new EngineRequest("DELETE", path, null);
    delete.idempotent = true;
    delete.cleansUp = true;
    return delete;
  }

  EngineRequest header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /** Gives the request a time of its own. */
  EngineRequest within(Duration time) {
    limit = time;
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
      builder.body(body == null ? InputStream.nullInputStream() : body.open());
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

  /** Tells how long it may take; empty for the usual time. */
  Optional<Duration> limit() {
    return Optional.ofNullable(limit);
  }
}
