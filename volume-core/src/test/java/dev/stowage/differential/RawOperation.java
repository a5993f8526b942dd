package dev.stowage.differential;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request as it stands, for what no well-meant operation would send. */
record RawOperation(String method, String path, String type, String body) implements Operation {

  /** Stands for a body of no length that is announced as a stream. */
  static final String EMPTY_STREAM = "∅";

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
            body.equals(EMPTY_STREAM)
                ? Optional.of(new byte[0])
                : Optional.of(body.getBytes(UTF_8)).filter(bytes -> bytes.length > 0)));
  }
}
