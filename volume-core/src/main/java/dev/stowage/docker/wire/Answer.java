package dev.stowage.docker.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A complete answer of the engine.
 *
 * @param status the HTTP status
 * @param headers the headers as they came
 * @param body the whole body, perhaps empty
 * @param repeated whether an earlier request for the same may have been carried out already
 */
record Answer(int status, Map<String, List<String>> headers, String body, boolean repeated) {

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  Optional<String> header(String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .flatMap(header -> header.getValue().stream())
        .findFirst();
  }
}
