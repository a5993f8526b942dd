package dev.stowage.testkit.volume;

import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the local driver accepts as options, when a volume is created. */
final class LocalOptions {

  private static final Set<String> KNOWN = Set.of("type", "o", "device", "size");

  private LocalOptions() {}

  static void check(String name, Map<String, String> options, World world) {
    for (String key : new TreeMap<>(options).keySet()) {
      if (!KNOWN.contains(key)) {
        throw world.wording().badVolumeOption(name, key);
      }
    }
    if (world.has(Quirk.PARTIAL_LOCAL_OPTIONS)) {
      return;
    }
    boolean hasDevice = options.containsKey("device");
    boolean hasType = options.containsKey("type");
    if (hasDevice != hasType || (options.containsKey("o") && !hasDevice)) {
      throw missing(name, hasDevice ? "type" : "device");
    }
    if (options.containsKey("size")) {
      throw EngineFailure.badRequest(
          "create " + name + ": quota size requested but no quota support");
    }
  }

  private static EngineFailure missing(String name, String option) {
    return EngineFailure.badRequest(
        "create " + name + ": missing required option: \"" + option + "\"");
  }
}
