package dev.stowage.testkit.route;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stowage.testkit.engine.EngineProfile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What each engine says of itself, as data. */
final class EngineSelf {

  private EngineSelf() {}

  /** Returns a part that the caller may change. */
  static ObjectNode of(EngineProfile profile, String part) {
    String file = "engine-" + profile.name() + ".json";
    try (InputStream in = EngineSelf.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("there is no " + file);
      }
      return (ObjectNode) Json.MAPPER.readTree(in).path(part);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
