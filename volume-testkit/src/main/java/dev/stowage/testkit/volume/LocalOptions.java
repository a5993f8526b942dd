package dev.stowage.testkit.volume;

import dev.stowage.testkit.world.EngineFailure;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the local driver accepts as options, when a volume is created. */
final class LocalOptions {

  private static final Set<String> KNOWN = Set.of("type", "o", "device", "size");

  private LocalOptions() {}

  static void check(String name, Map<String, String> options) {
    for (String key : new TreeMap<>(options).keySet()) {
      if (!KNOWN.contains(key)) {
        throw EngineFailure.badRequest("create " + name + ": invalid option: \"" + key + "\"");
      }
    }
    boolean hasDevice = options.containsKey("device");
    boolean hasType = options.containsKey("type");
    if (hasDevice != hasType || (options.containsKey("o") && !hasDevice)) {
      throw missing(name, hasDevice ? "type" : "device");
    }
  }

  private static EngineFailure missing(String name, String option) {
    return EngineFailure.badRequest(
        "create " + name + ": missing required option: \"" + option + "\"");
  }
}
