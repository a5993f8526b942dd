package dev.stowage.volume.driver;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A volume driver by its name, with the options it is given when a volume is made.
 *
 * <p>The driver that comes with the engine is called {@code local}; others are plugins on the
 * engine's host. Drivers of one name with the same options are equal. Immutable and thread-safe:
 * each option returns a new value.
 *
 * @see <a href="https://docs.docker.com/engine/extend/plugins_volume/">volume plugins</a>
 */
public final class VolumeDriver implements DriverForm {

  /** The name of the driver that comes with every engine. */
  public static final String LOCAL = "local";

  private static final VolumeDriver PLAIN_LOCAL = plain(LOCAL);
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_./:@-]*");

  private final String name;
  private final Map<String, String> options;
  private final Set<String> secretKeys;
  private final DriverProfiles profiles;

  private VolumeDriver(
      String name, Map<String, String> options, Set<String> secretKeys, DriverProfiles profiles) {
    this.name = name;
    this.options = options;
    this.secretKeys = secretKeys;
    this.profiles = profiles;
  }

  private static VolumeDriver plain(String name) {
    return new VolumeDriver(name, Map.of(), Set.of(), DriverProfiles.standard());
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
    return plain(requireNonNull(name, "name"));
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
    return new VolumeDriver(name, Collections.unmodifiableMap(merged), secretKeys, profiles);
  }

  /**
   * Returns the same driver with one more option, whose value is never printed.
   *
   * <p>An engine does not keep which options were secrets. A connection remembers it of the
   * definitions that it was given; elsewhere a {@link DriverProfile} must tell.
   *
   * @param key the option's key, in the driver's own terms
   * @param value its value; replaces an earlier one of that key
   * @return a new driver value
   */
  public VolumeDriver secret(String key, SecretText value) {
    return withSecretKeys(Set.of(key)).option(key, value.reveal());
  }

  /**
   * Returns the same driver, of which more options are never printed.
   *
   * @param keys their keys; whether it has such options does not matter
   * @return a new driver value, equal to this one
   */
  public VolumeDriver withSecretKeys(Set<String> keys) {
    Set<String> all = new TreeSet<>(secretKeys);
    all.addAll(requireNonNull(keys, "keys"));
    return new VolumeDriver(name, options, Collections.unmodifiableSet(all), profiles);
  }

  /**
   * Returns the same driver without an option.
   *
   * @param key the option's key, in any way that the driver takes for the same
   * @return a new driver value
   */
  public VolumeDriver withoutOption(String key) {
    OptionRules rules = rules();
    String plain = rules.canonical(requireNonNull(key, "key"));
    Map<String, String> fewer = new TreeMap<>(options);
    fewer.keySet().removeIf(it -> rules.canonical(it).equals(plain));
    return new VolumeDriver(name, Collections.unmodifiableMap(fewer), secretKeys, profiles);
  }

  /**
   * Returns the same driver under the name by which an engine knows it, such as the alias a plugin
   * was installed with. What is known of the driver stays known.
   *
   * @param alias the name on the engine
   * @return a new driver value
   */
  public VolumeDriver as(String alias) {
    DriverProfiles more = profile().map(it -> profiles.alias(alias, it.name())).orElse(profiles);
    return new VolumeDriver(requireNonNull(alias, "alias"), options, secretKeys, more);
  }

  /**
   * Returns the same driver, judged and printed by other profiles. Default: {@link
   * DriverProfiles#standard}.
   *
   * @param others what is known of drivers
   * @return a new driver value, equal to this one
   */
  public VolumeDriver knownBy(DriverProfiles others) {
    return new VolumeDriver(name, options, secretKeys, requireNonNull(others, "others"));
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
   * Returns which options were said to be secret here; the driver's profile may know of more.
   *
   * @return an unmodifiable set of keys, sorted
   */
  public Set<String> secretKeys() {
    return secretKeys;
  }

  /**
   * Returns one option, secret or not.
   *
   * @param key the option's key, in any way that the driver takes for the same
   * @return its value, or empty if it was not given
   */
  public Optional<String> option(String key) {
    return rules().keyOf(requireNonNull(key, "key"), options).map(options::get);
  }

  /**
   * Returns the options in one form each, so that two ways to say the same are equal: keys as the
   * driver reads them, sizes in bytes, and mount options of the local driver in order.
   *
   * @return an unmodifiable map, sorted by key, secrets included; not for sending
   */
  public Map<String, String> comparableOptions() {
    Map<String, String> comparable = rules().comparable(options);
    if (isLocal()) {
      comparable.computeIfPresent("o", (key, value) -> sorted(value));
    }
    return Collections.unmodifiableMap(comparable);
  }

  /** Of options that are given twice, or contradict each other, the last one counts. */
  private static String sorted(String mountOptions) {
    List<String> parts = Arrays.asList(mountOptions.split(",", -1));
    long keys = parts.stream().map(part -> part.replaceFirst("=.*", "")).distinct().count();
    boolean free = keys == parts.size() && !parts.containsAll(List.of("ro", "rw"));
    return free ? parts.stream().sorted().collect(Collectors.joining(",")) : mountOptions;
  }

  /**
   * Returns what is known of the driver.
   *
   * @return its profile, or empty if nobody knows it
   */
  public Optional<DriverProfile> profile() {
    return profiles.find(this);
  }

  /**
   * Returns what sets its volumes apart from a plain local one, as far as its profile says.
   *
   * @return an unmodifiable set; empty for a driver that nobody knows
   */
  public Set<DriverTrait> traits() {
    return profile().map(DriverProfile::traits).orElse(Set.of());
  }

  /**
   * Returns what it is judged and printed by.
   *
   * @return the profiles
   */
  public DriverProfiles profiles() {
    return profiles;
  }

  private OptionRules rules() {
    return profile().map(DriverProfile::rules).orElse(OptionRules.NONE);
  }

  /** Tells whether it was said that an option is secret, here or in its profile. */
  boolean isSecret(String key) {
    OptionRules rules = rules();
    String plain = rules.canonical(key);
    return rules.isSecret(key) || secretKeys.stream().map(rules::canonical).anyMatch(plain::equals);
  }

  /** Names what is secret also inside other options. */
  Set<String> secretWords() {
    return rules().secrets();
  }

  @Override
  public VolumeDriver toDriver() {
    return this;
  }

  /**
   * Tells whether this is the engine's own driver.
   *
   * @return true if the name is {@code local}
   */
  public boolean isLocal() {
    return name.equals(LOCAL);
  }

  @Override
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
    findings.addAll(rules().findings(name, options));
    if (isLocal()) {
      judgeLocalMount(findings);
    }
    return findings;
  }

  private void judgeLocalMount(List<Finding> findings) {
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
    return options.isEmpty() ? name : name + Redaction.options(this);
  }
}
