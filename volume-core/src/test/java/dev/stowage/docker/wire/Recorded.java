package dev.stowage.docker.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What real engines answered; see {@code recorded/README.md} among the test resources. */
public enum Recorded {
  V20_10("20.10", "1.41"),
  V26_1("26.1", "1.45"),
  V28_5("28.5", "1.51");

  private final String engine;
  private final String api;

  Recorded(String engine, String api) {
    this.engine = engine;
    this.api = api;
  }

  /** The API version spoken when it was recorded. */
  public String api() {
    return api;
  }

  /** One answer as it came. */
  public String text(String name) {
    String resource = "/recorded/" + engine + "/" + name + ".json";
    try (InputStream stream = Recorded.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalArgumentException("nothing recorded as " + resource);
      }
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One answer as a tree. */
  public JsonNode json(String name) {
    return SentJson.parse(text(name));
  }

  /** Status of a refusal. */
  public int status(String refusal) {
    return json("errors").path(refusal).path("status").intValue();
  }

  /** The engine's words of a refusal. */
  public String message(String refusal) {
    return json("errors").path(refusal).path("message").textValue();
  }
}
