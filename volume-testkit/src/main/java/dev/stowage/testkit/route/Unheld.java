package dev.stowage.testkit.route;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stowage.testkit.engine.NotInFakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What another engine showed of something, and this one does not show alike. */
final class Unheld {

  /** Words for the same, which differ from engine to engine. */
  private static final Map<String, Set<String>> SAME =
      Map.of(
          "HostConfig.NetworkMode", Set.of("default", "bridge"),
          "HostConfig.RestartPolicy.Name", Set.of("", "no"));

  private final Set<String> engines;
  private final List<String> found = new ArrayList<>();

  private Unheld(Set<String> engines) {
    this.engines = engines;
  }

  /**
   * Compares all that was shown there.
   *
   * @param engines paths of what each engine has of its own
   */
  static Unheld of(JsonNode there, JsonNode here, Set<String> engines) {
    Unheld unheld = new Unheld(engines);
    unheld.compare("", there, here);
    return unheld;
  }

  /** Adds what was found otherwise. */
  void add(String path, JsonNode there) {
    found.add(path + ", which was " + there);
  }

  private void compare(String path, JsonNode there, JsonNode here) {
    if (there.isObject() && here.isObject()) {
      for (Map.Entry<String, JsonNode> field : there.properties()) {
        String inner = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
        if (!engines.contains(inner)) {
          compare(inner, field.getValue(), here.path(field.getKey()));
        }
      }
      if (path.endsWith(".Labels") || path.endsWith("Options") || path.equals("Labels")) {
        here.properties().stream()
            .filter(it -> !there.has(it.getKey()))
            .forEach(it -> add(path, there));
      }
    } else if (!isSame(path, there, here)) {
      add(path, there);
    }
  }

  private static boolean isSame(String path, JsonNode there, JsonNode here) {
    Set<String> words = SAME.getOrDefault(path, Set.of());
    return there.equals(here)
        || (Kind.isZero(there) && Kind.isZero(here))
        || (words.contains(there.asText("")) && words.contains(here.asText("")))
        || (there.isNumber() && here.isNumber() && there.asText().equals(here.asText()));
  }

  /** Fails if there is anything. */
  void requireNone(String what) {
    if (!found.isEmpty()) {
      throw new NotInFakeException(
          "the fake engine cannot hold of " + what + ": " + String.join("; ", found));
    }
  }
}
