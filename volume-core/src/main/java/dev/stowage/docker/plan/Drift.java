package dev.stowage.docker.plan;

import dev.stowage.volume.Difference;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.driver.VolumeDriver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares a volume with its definition.
 *
 * <p>Options must say the same, since one more can mount something else. Labels may be more than
 * asked for: other tools and the engine add their own.
 */
final class Drift {

  private Drift() {}

  static List<Difference> between(VolumeDefinition definition, VolumeState volume) {
    List<Difference> differences = new ArrayList<>();
    VolumeDriver wanted = definition.driver();
    VolumeDriver actual = volume.driver();
    if (!sameName(wanted.name(), actual.name())) {
      differences.add(Difference.ofDriver(wanted.name(), actual.name()));
    }
    compareOptions(wanted, actual.knownBy(wanted.profiles()), differences);
    definition
        .labels()
        .forEach(
            (key, value) -> {
              String present = volume.labels().get(key);
              if (!value.equals(present)) {
                differences.add(Difference.ofLabel(key, value, present));
              }
            });
    return differences;
  }

  /** The engine reports a managed plugin with the tag that may be left out when asking for it. */
  static boolean sameName(String wanted, String actual) {
    return wanted.equals(actual) || actual.equals(wanted + ":latest");
  }

  /** Two ways to say the same to the driver are no difference. */
  private static void compareOptions(
      VolumeDriver wanted, VolumeDriver actual, List<Difference> differences) {
    Map<String, String> want = wanted.comparableOptions();
    Map<String, String> have = actual.comparableOptions();
    Set<String> keys = new TreeSet<>(want.keySet());
    keys.addAll(have.keySet());
    for (String key : keys) {
      if (!Objects.equals(want.get(key), have.get(key))) {
        differences.add(
            Difference.ofOption(
                wanted, key, wanted.option(key).orElse(null), actual.option(key).orElse(null)));
      }
    }
  }
}
