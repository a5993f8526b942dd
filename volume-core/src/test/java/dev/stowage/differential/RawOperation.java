package dev.stowage.differential;

import java.util.List;
import java.util.Map;

/** A request as it stands, for what no well-meant operation would send. */
record RawOperation(String method, String path, String type, String body) implements Operation {

  static RawOperation get(String path) {
    return new RawOperation("GET", path, "", "");
  }

  @Override
  public List<HttpCall> calls() {
    return List.of(
        new HttpCall(
            method,
            path,
            type.isEmpty() ? Map.of() : Map.of("Content-Type", type),
            body.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }
}
