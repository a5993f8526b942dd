package dev.stowage.testkit.route;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** All that real engines answer. */
final class EngineRoutes {

  /** In the order in which engines try them. */
  static final List<EngineRoute> ALL = read();

  private EngineRoutes() {}

  private static List<EngineRoute> read() {
    try (InputStream in =
        Objects.requireNonNull(EngineRoutes.class.getResourceAsStream("engine-routes.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(EngineRoute::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
