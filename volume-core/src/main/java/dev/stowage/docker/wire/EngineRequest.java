package dev.stowage.docker.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.dockerjava.transport.DockerHttpClient.Request;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * One request, as often as it has to be sent.
 *
 * @param method the HTTP method
 * @param path path and query, escaped, with the version in front
 * @param json the body, or null for none
 * @param idempotent whether sending it again after a broken connection is safe
 */
record EngineRequest(String method, String path, @Nullable String json, boolean idempotent) {

  static EngineRequest get(String path) {
    return new EngineRequest("GET", path, null, true);
  }

  static EngineRequest post(String path, String json, boolean idempotent) {
    return new EngineRequest("POST", path, json, idempotent);
  }

  static EngineRequest delete(String path) {
    return new EngineRequest("DELETE", path, null, true);
  }

  Request toTransport() {
    Request.Builder builder = Request.builder().method(method).path(path);
    builder.putHeader("Accept", "application/json");
    if (json != null) {
      builder.putHeader("Content-Type", "application/json").bodyBytes(json.getBytes(UTF_8));
    } else if (method.equals("DELETE")) {
      // The transport re-sends a DELETE by itself when a connection breaks, and then a success
      // looks
      // like a 404. It cannot re-send a stream, so an empty one leaves that decision to us.
      builder.body(InputStream.nullInputStream());
    }
    return builder.build();
  }

  /** Tells whether the request only takes away, and so must go through in an interrupted thread. */
  boolean cleansUp() {
    return method.equals("DELETE");
  }
}
