package dev.stowage.testkit.state;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A managed plugin at one moment.
 *
 * @param name with its tag, such as {@code rexray/ebs:0.11}
 * @param reference where it came from; the name again if it was made on the engine
 * @param enabled whether it runs
 * @param settings its variables as they are set, sorted; unmodifiable, and maybe secret
 */
public record PluginSnapshot(
    String name, String reference, boolean enabled, Map<String, String> settings) {

  /**
   * Makes a plugin.
   *
   * @param name with its tag
   * @param reference where it came from
   * @param enabled whether it runs
   * @param settings its variables
   */
  public PluginSnapshot {
    requireNonNull(name, "name");
    requireNonNull(reference, "reference");
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
  }

  /** Returns the name; settings may be secret. */
  @Override
  public String toString() {
    return "plugin " + name;
  }
}
