package dev.stowage.differential;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One HTTP request. A {@code §} in path or text body stands for the prefix of the sequence, see
 * {@link Names}.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record HttpCall(String method, String path, Map<String, String> headers, byte[] body) {

  static HttpCall of(String method, String path) {
    return new HttpCall(method, path, Map.of(), new byte[0]);
  }

  static HttpCall json(String method, String path, String json) {
    return typed(method, path, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  static HttpCall typed(String method, String path, String type, byte[] body) {
    return new HttpCall(method, path, Map.of("Content-Type", type), body);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
