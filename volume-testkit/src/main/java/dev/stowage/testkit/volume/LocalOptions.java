package dev.stowage.testkit.volume;

import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the local driver accepts as options, when a volume is created. */
final class LocalOptions {

  private static final Set<String> KNOWN = Set.of("type", "o", "device", "size");

  private static final Pattern SIZE =
      Pattern.compile("(\\d+(?:\\.\\d+)?) ?(?:[kmgtp]?(?:i?b)?)?", Pattern.CASE_INSENSITIVE);

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
    String size = options.get("size");
    if (size != null && bytes(name, size, world) > 0) {
      throw EngineFailure.badRequest(
          "create " + name + ": quota size requested but no quota support");
    }
  }

  /** Returns a size as text as a number; rounded, as only zero matters here. */
  private static double bytes(String name, String size, World world) {
    Matcher matcher = SIZE.matcher(size);
    if (!matcher.matches()) {
      // Before 23.0 Docker took it for its own fault.
      throw EngineFailure.of(
          world.has(Quirk.OLD_WORDING) ? 500 : 400,
          "create " + name + ": invalid size: '" + size + "'");
    }
    return Double.parseDouble(matcher.group(1));
  }

  private static EngineFailure missing(String name, String option) {
    return EngineFailure.badRequest(
        "create " + name + ": missing required option: \"" + option + "\"");
  }
}
