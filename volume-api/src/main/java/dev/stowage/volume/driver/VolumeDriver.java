package dev.stowage.volume.driver;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A volume driver by its name, with the options it is given when a volume is made.
 *
 * <p>The driver that comes with the engine is called {@code local}; others are plugins on the
 * engine's host. Immutable and thread-safe: each option returns a new value.
 *
 * @see <a href="https://docs.docker.com/engine/extend/plugins_volume/">volume plugins</a>
 */
public final class VolumeDriver {

  /** The name of the driver that comes with every engine. */
  public static final String LOCAL = "local";

  private static final VolumeDriver PLAIN_LOCAL = new VolumeDriver(LOCAL, Map.of());
  private static final List<String> LOCAL_KEYS = List.of("device", "o", "size", "type");
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_./:@-]*");

  private final String name;
  private final Map<String, String> options;

  private VolumeDriver(String name, Map<String, String> options) {
    this.name = name;
    this.options = options;
  }

  /**
   * Returns the engine's own driver, without options: a directory on the engine's host.
   *
   * @return the local driver
   */
  public static VolumeDriver local() {
    return PLAIN_LOCAL;
  }

  /**
   * Returns a driver by its name, without options.
   *
   * @param name the driver's name on the engine, such as {@code rexray/ebs}; judged when the volume
   *     definition is built
   * @return the driver
   */
  public static VolumeDriver named(String name) {
    return new VolumeDriver(requireNonNull(name, "name"), Map.of());
  }

  /**
   * Returns the same driver with one more option.
   *
   * @param key the option's key, in the driver's own terms
   * @param value its value; replaces an earlier one of that key
   * @return a new driver value
   */
  public VolumeDriver option(String key, String value) {
    return options(Map.of(requireNonNull(key, "key"), requireNonNull(value, "value")));
  }

  /**
   * Returns the same driver with more options.
   *
   * @param more keys and values; each replaces an earlier one of its key
   * @return a new driver value
   */
  public VolumeDriver options(Map<String, String> more) {
    Map<String, String> merged = new TreeMap<>(options);
    merged.putAll(Map.copyOf(requireNonNull(more, "more")));
    return new VolumeDriver(name, Collections.unmodifiableMap(merged));
  }

  /**
   * Returns the driver's name.
   *
   * @return the name on the engine
   */
  public String name() {
    return name;
  }

  /**
   * Returns the options, secrets included.
   *
   * @return an unmodifiable map, sorted by key
   */
  public Map<String, String> options() {
    return options;
  }

  /**
   * Tells whether this is the engine's own driver.
   *
   * @return true if the name is {@code local}
   */
  public boolean isLocal() {
    return name.equals(LOCAL);
  }

  /**
   * Judges name and options, as far as that is possible without asking the driver.
   *
   * @return everything that is wrong; empty if nothing is
   */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    if (!NAME.matcher(name).matches()) {
      findings.add(
          new Finding(
              "driver '" + Finding.printable(name) + "'",
              "is not a driver name",
              "use the name under which the plugin is known to the engine, such as rexray/ebs"));
    }
    options.forEach(
        (key, value) -> {
          if (key.isBlank() || !Finding.isPrintable(key + value)) {
            findings.add(
                new Finding(
                    "option '" + Finding.printable(key) + "' of driver " + Finding.printable(name),
                    "is blank or holds a control character",
                    "remove it"));
          }
        });
    if (isLocal()) {
      judgeLocalOptions(findings);
    }
    return findings;
  }

  private void judgeLocalOptions(List<Finding> findings) {
    for (String key : options.keySet()) {
      if (!LOCAL_KEYS.contains(key)) {
        findings.add(
            new Finding(
                "option '" + Finding.printable(key) + "' of driver local",
                "is unknown to that driver",
                "use one of " + String.join(", ", LOCAL_KEYS)));
      }
    }
    boolean device = options.containsKey("device");
    boolean type = options.containsKey("type");
    if (device != type || (options.containsKey("o") && !(device && type))) {
      findings.add(
          new Finding(
              "options of driver local",
              "'type' and 'device' need each other, and 'o' needs both",
              "give all that the mount needs, or none"));
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VolumeDriver that
        && name.equals(that.name)
        && options.equals(that.options);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + options.hashCode();
  }

  /** Returns the name and the options, with secrets replaced. */
  @Override
  public String toString() {
    return options.isEmpty() ? name : name + Redaction.options(options);
  }
}
