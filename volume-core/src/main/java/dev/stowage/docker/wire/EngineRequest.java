package dev.stowage.docker.wire;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * One request, as often as it has to be sent.
 *
 * @param method the HTTP method
 * @param path path and query, escaped, with the version in front
 * @param body what it carries, or null for nothing
 * @param idempotent whether sending it again after a broken connection is safe
 * @param cleansUp whether it must go through even in an interrupted thread, because it only takes
 *     away or prepares that
 */
record EngineRequest(
    String method, String path, @Nullable RequestBody body, boolean idempotent, boolean cleansUp) {

  static EngineRequest ping(boolean cleansUp) {
    return new EngineRequest("GET", "/_ping", null, true, cleansUp);
  }

  static EngineRequest get(String path) {
    return new EngineRequest("GET", path, null, true, false);
  }

  static EngineRequest post(String path, String json, boolean idempotent) {
    return new EngineRequest("POST", path, new RequestBody.Json(json), idempotent, false);
  }

  static EngineRequest delete(String path) {
    return new EngineRequest("DELETE", path, null, true, true);
  }

  /** A tar is a stream, which can be sent once. */
  static EngineRequest put(String path, InputStream tar) {
    return new EngineRequest("PUT", path, new RequestBody.Tar(tar), false, false);
  }

  static EngineRequest post(String path, InputStream tar) {
    return new EngineRequest("POST", path, new RequestBody.Tar(tar), false, false);
  }

  Request toTransport() {
    Request.Builder builder = Request.builder().method(method).path(path);
    builder.putHeader("Accept", "application/json");
    // The transport asks for gzip otherwise, on which the engine spends most of its time.
    builder.putHeader("Accept-Encoding", "identity");
    if (body != null) {
      builder.putHeader("Content-Type", body.type());
    }
    if (changes()) {
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
}
