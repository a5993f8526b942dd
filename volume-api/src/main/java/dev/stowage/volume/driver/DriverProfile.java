package dev.stowage.volume.driver;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.ByteSize;
import dev.stowage.volume.driver.OptionRules.KeyStyle;
import dev.stowage.volume.driver.OptionRules.SizeRule;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a driver: what it does with data, names, options and secrets.
 *
 * <pre>{@code
 * DriverProfile disk =
 *     DriverProfile.named("acme/disk")
 *         .with(DriverTrait.NEEDS_PLUGIN, DriverTrait.REMOVAL_KEEPS_DATA)
 *         .sizeOption("capacity", SizeDialect.WHOLE_GIB)
 *         .secretOptions("pin");
 * }</pre>
 *
 * <p>Without more said, a driver is like the engine's own one. Immutable and thread-safe: each
 * option returns a new value.
 *
 * @see DriverProfiles#with
 */
public final class DriverProfile {

  private static final ByteSize SMALLEST = ByteSize.ofBytes(1);

  private final List<String> names;
  private final Set<DriverTrait> traits;
  private final NameMeaning nameMeaning;
  private final Condition condition;
  private final OptionRules rules;

  private DriverProfile(
      List<String> names,
      Set<DriverTrait> traits,
      NameMeaning nameMeaning,
      Condition condition,
      OptionRules rules) {
    this.names = names;
    this.traits = traits;
    this.nameMeaning = nameMeaning;
    this.condition = condition;
    this.rules = rules;
  }

  /**
   * An option that must be given for the profile to hold.
   *
   * @param key the option, or null if the profile always holds
   * @param values its values, or empty if any will do
   */
  private record Condition(@Nullable String key, Set<String> values) {

    static final Condition NONE = new Condition(null, Set.of());

    boolean holds(VolumeDriver driver, OptionRules rules) {
      return key == null
          || rules
              .keyOf(key, driver.options())
              .map(driver.options()::get)
              .filter(value -> values.isEmpty() || values.contains(value))
              .isPresent();
    }
  }

  /**
   * Starts a profile.
   *
   * @param name the driver's usual name on the engine, without tag
   * @param others its other names
   * @return the profile of a driver that is like the engine's own one in everything
   */
  public static DriverProfile named(String name, String... others) {
    return new DriverProfile(
        Stream.concat(Stream.of(name), Stream.of(others)).map(it -> requireNonNull(it)).toList(),
        Set.of(),
        NameMeaning.NOTHING,
        Condition.NONE,
        OptionRules.NONE);
  }

  /**
   * Adds traits.
   *
   * @param more what sets its volumes apart
   * @return a new profile
   */
  public DriverProfile with(DriverTrait... more) {
    Set<DriverTrait> all = new TreeSet<>(traits);
    all.addAll(List.of(more));
    return new DriverProfile(
        names, Collections.unmodifiableSet(all), nameMeaning, condition, rules);
  }

  /**
   * Says what the name of a volume means. Default: nothing.
   *
   * @param meaning the meaning
   * @return a new profile
   */
  public DriverProfile nameMeans(NameMeaning meaning) {
    return new DriverProfile(names, traits, requireNonNull(meaning, "meaning"), condition, rules);
  }

  /**
   * Narrows the profile to volumes that are given an option.
   *
   * @param key the option
   * @param values its values for which the profile holds; none means any
   * @return a new profile; replaces an earlier condition
   */
  public DriverProfile when(String key, String... values) {
    Condition narrower = new Condition(requireNonNull(key, "key"), Set.of(values));
    return new DriverProfile(names, traits, nameMeaning, narrower, rules);
  }

  /**
   * Says how the driver takes sizes; what it would misread is refused. Default: not known.
   *
   * @param key the option
   * @param dialect how it is written
   * @return a new profile
   */
  public DriverProfile sizeOption(String key, SizeDialect dialect) {
    return sizeOption(key, dialect, SMALLEST);
  }

  /**
   * Says how the driver takes sizes; what it would misread is refused, and what is too small.
   *
   * @param key the option
   * @param dialect how it is written
   * @param least the smallest size that the storage has
   * @return a new profile
   */
  public DriverProfile sizeOption(String key, SizeDialect dialect, ByteSize least) {
    return with(
        rules.with(
            new SizeRule(
                requireNonNull(key, "key"),
                requireNonNull(dialect, "dialect"),
                requireNonNull(least, "least"))));
  }

  /**
   * Names options that hold secrets, beyond those whose name tells, as {@code password} does.
   *
   * @param keys the options; {@code key} also stands for {@code b2-key} and {@code x_key}
   * @return a new profile
   */
  public DriverProfile secretOptions(String... keys) {
    return with(
        rules.withSecrets(
            Stream.of(keys)
                .map(key -> key.toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.toUnmodifiableSet())));
  }

  /**
   * Names all options of the driver; others are refused. Default: any option may be right.
   *
   * @param keys the options
   * @return a new profile
   */
  public DriverProfile onlyOptions(String... keys) {
    return with(rules.withKnown(Set.of(keys)));
  }

  /**
   * Says that the case of letters in option keys does not count. Default: it counts.
   *
   * @return a new profile
   */
  public DriverProfile keysInAnyCase() {
    return with(rules.with(KeyStyle.ANY_CASE));
  }

  /**
   * Says that in option keys an underscore is a dash. Default: it is not.
   *
   * @return a new profile
   */
  public DriverProfile underscoresAsDashes() {
    return with(rules.with(KeyStyle.DASHED));
  }

  private DriverProfile with(OptionRules other) {
    return new DriverProfile(names, traits, nameMeaning, condition, other);
  }

  /**
   * Returns the driver's usual name.
   *
   * @return the first of its names
   */
  public String name() {
    return names.get(0);
  }

  /**
   * Tells whether its volumes have a trait.
   *
   * @param trait the trait
   * @return true if they have it
   */
  public boolean has(DriverTrait trait) {
    return traits.contains(requireNonNull(trait, "trait"));
  }

  /**
   * Returns all traits of its volumes.
   *
   * @return an unmodifiable set
   */
  public Set<DriverTrait> traits() {
    return traits;
  }

  /**
   * Returns what the name of a volume means to the driver.
   *
   * @return the meaning
   */
  public NameMeaning nameMeaning() {
    return nameMeaning;
  }

  /**
   * Returns how the driver writes sizes.
   *
   * @return the dialect, or empty if it takes none or that is not known
   */
  public Optional<SizeDialect> sizeDialect() {
    return rules.size().map(SizeRule::dialect);
  }

  /**
   * Tells whether the profile names an option as a secret; {@link Redaction} knows of more.
   *
   * @param key the option's key
   * @return true if its value is never printed
   */
  public boolean isSecret(String key) {
    return rules.isSecret(requireNonNull(key, "key"));
  }

  OptionRules rules() {
    return rules;
  }

  /** Tells whether the profile is for a driver, known by a name without tag. */
  boolean isFor(String name, VolumeDriver driver) {
    return names.stream().anyMatch(it -> name.equals(it) || isImageOf(it, name))
        && condition.holds(driver, rules);
  }

  /** A registry may stand in front of the image that a managed plugin comes from. */
  private static boolean isImageOf(String image, String name) {
    return image.contains("/") && name.endsWith("/" + image);
  }

  private List<Object> parts() {
    return List.of(names, traits, nameMeaning, condition, rules);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DriverProfile that && parts().equals(that.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  /** Returns the driver's usual name and its traits. */
  @Override
  public String toString() {
    return name() + " " + traits;
  }
}
