package dev.stowage.volume.driver;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The drivers that are known, and the names that they go by on an engine.
 *
 * <p>Immutable and thread-safe: each addition returns a new value.
 */
public final class DriverProfiles {

  private static final DriverProfiles STANDARD = new DriverProfiles(StandardProfiles.ALL, Map.of());

  private final List<DriverProfile> profiles;
  private final Map<String, String> aliases;

  private DriverProfiles(List<DriverProfile> profiles, Map<String, String> aliases) {
    this.profiles = profiles;
    this.aliases = aliases;
  }

  /**
   * Returns the drivers that Stowage knows.
   *
   * @return the local driver and well-known plugins
   */
  public static DriverProfiles standard() {
    return STANDARD;
  }

  /**
   * Adds a profile.
   *
   * @param profile a driver, perhaps under a condition; it is asked before all others
   * @return new profiles
   */
  public DriverProfiles with(DriverProfile profile) {
    requireNonNull(profile, "profile");
    return new DriverProfiles(
        Stream.concat(Stream.of(profile), profiles.stream()).toList(), aliases);
  }

  /**
   * Says under which name an engine knows a driver, as {@code docker plugin install --alias} does.
   *
   * @param alias the name on the engine
   * @param name a name of the driver's profile
   * @return new profiles
   */
  public DriverProfiles alias(String alias, String name) {
    Map<String, String> more = new HashMap<>(aliases);
    more.put(untagged(requireNonNull(alias, "alias")), requireNonNull(name, "name"));
    return new DriverProfiles(profiles, Collections.unmodifiableMap(more));
  }

  /**
   * Looks a driver up.
   *
   * @param driver its name, with or without tag, and the options that may decide
   * @return the first profile that is for it, or empty if nobody knows the driver
   */
  public Optional<DriverProfile> find(VolumeDriver driver) {
    String plain = untagged(driver.name());
    String name = aliases.getOrDefault(plain, plain);
    return profiles.stream().filter(profile -> profile.isFor(name, driver)).findFirst();
  }

  /** A colon in front of a slash belongs to the port of a registry. */
  private static String untagged(String name) {
    return name.replaceFirst("[:@][^/]*$", "");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DriverProfiles that
        && profiles.equals(that.profiles)
        && aliases.equals(that.aliases);
  }

  @Override
  public int hashCode() {
    return 31 * profiles.hashCode() + aliases.hashCode();
  }

  /** Returns the usual names of the drivers. */
  @Override
  public String toString() {
    return profiles.stream().map(DriverProfile::name).distinct().toList().toString();
  }
}
