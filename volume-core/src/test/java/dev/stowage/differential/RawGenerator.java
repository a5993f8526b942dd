package dev.stowage.differential;

import java.util.List;

/** Random requests that nobody means well. */
final class RawGenerator {

  private static final String JSON = "application/json";

  private static final List<String> BODIES =
      List.of(
          "",
          " ",
          "{",
          "[]",
          "\"x\"",
          "nonsense",
          "null",
          "true",
          "5",
          "{\"Name\":5}",
          "tru",
          "{\"Name\":\"§a\"",
          "{\"Name\" \"§a\"}",
          "{\"Name\":\"§a\",}",
          "{'Name':'§a'}",
          "{\"Name\":\"§a\"}{\"Name\":\"§b\"}",
          "{\"Name\":\"§a\"} x",
          "{\"name\":\"§a\"}",
          "{\"NAME\":\"§a\"}",
          "{\"Name\":\"§a\",\"name\":\"§b\"}",
          "{\"Name\":\"§a\",\"Name\":5}",
          "{\"Name\":\"§a\",\"Labels\":[\"a\"]}",
          "{\"Name\":\"§a\",\"Labels\":{\"a\":1}}",
          "{\"Name\":\"§a\",\"Labels\":{\"a\":null}}",
          "{\"Name\":\"§a\",\"Labels\":null}",
          "{\"Name\":\"§a\",\"Labels\":\"a=b\"}",
          "{\"Name\":\"§a\",\"DriverOpts\":[]}",
          "{\"Name\":\"§a\",\"DriverOpts\":{\"type\":{}}}",
          "{\"Name\":\"§a\",\"Driver\":true}",
          "{\"Name\":\"§a\",\"Driver\":null}",
          "{\"Name\":null,\"Labels\":{\"" + Universe.OWN_LABEL + "\":\"§\"}}",
          "{\"Name\":\"§a\",\"Nonsense\":[1,2]}",
          "{\"Name\":\"§\\q\"}",
          "{\"Name\":\"§\\u00e9\"}",
          "{\"Name\":{\"a\":1}}",
          "{\"Name\":[\"§a\"]}",
          "{\"Name\":\"§a\" \"Driver\":\"\"}",
          "{\"Name\":\"§a\":}",
          "{,}",
          "{\"Name\":01}",
          "{\"Name\":-}",
          "{\"Name\":1.}",
          "{\"Name\":1e}",
          "{\"Name\":\"\u0001\"}",
          "[1,2",
          "[1 2]",
          "nul",
          "falsy",
          "}",
          "]",
          ":",
          "{\"Name\":\"§a\"}\n",
          "\ufeff{}",
          "{\"Name\":5,\"Driver\":true}",
          "{\"Name\":\"\\ud800\"}",
          "{\"Labels\":{\"a\":{\"b\":1}}}",
          "{\"ClusterVolumeSpec\":5}",
          "{\"Name\":\"§a\",\"ClusterVolumeSpec\":{}}",
          "{\"ClusterVolumeSpec\":{\"Group\":5}}",
          "{1:2}",
          "{\"a\"",
          "{\"a\":");

  private static final List<String> TYPES =
      List.of(
          JSON,
          "text/plain",
          "application/JSON; charset=utf-8",
          "application/x; foo",
          "garbage",
          "application/json;",
          "application/x-tar",
          "application/vnd.x+json",
          "application/json, x");

  private final Universe universe;

  RawGenerator(Universe universe) {
    this.universe = universe;
  }

  Operation next() {
    String type = universe.once(6) ? universe.any(TYPES) : JSON;
    String version = universe.version();
    return new RawOperation(
        "POST", Urls.versioned(version, "/volumes/create"), type, universe.any(BODIES));
  }
}
