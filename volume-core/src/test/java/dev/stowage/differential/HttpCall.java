package dev.stowage.differential;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request. A {@code §} in path or text body stands for the prefix of the sequence, see
 * {@link Names}.
 */
record HttpCall(String method, String path, Map<String, String> headers, Optional<byte[]> body) {

  static HttpCall of(String method, String path) {
    return new HttpCall(method, path, Map.of(), Optional.empty());
  }

  static HttpCall json(String method, String path, String json) {
    return typed(method, path, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  static HttpCall typed(String method, String path, String type, byte[] body) {
    return new HttpCall(method, path, Map.of("Content-Type", type), Optional.of(body));
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
