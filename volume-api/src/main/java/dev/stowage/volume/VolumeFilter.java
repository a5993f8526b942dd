package dev.stowage.volume;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which volumes to list. Each criterion narrows the list further, and all of them hold together.
 *
 * <pre>{@code
 * VolumeFilter.all().label("app", "shop").nameContains("db").unused()
 * }</pre>
 *
 * <p>Immutable and thread-safe: each criterion returns a new filter.
 */
public final class VolumeFilter {

  private static final VolumeFilter ALL = new VolumeFilter(List.of(), Map.of(), List.of(), null);

  private final List<String> nameParts;
  private final Map<String, Optional<String>> labels;
  private final List<String> drivers;
  private final @Nullable Boolean used;

  private VolumeFilter(
      List<String> nameParts,
      Map<String, Optional<String>> labels,
      List<String> drivers,
      @Nullable Boolean used) {
    this.nameParts = nameParts;
    this.labels = labels;
    this.drivers = drivers;
    this.used = used;
  }

  /**
   * Returns the filter that keeps every volume.
   *
   * @return a filter without criteria
   */
  public static VolumeFilter all() {
    return ALL;
  }

  /**
   * Keeps volumes whose name holds a text.
   *
   * @param text plain text, not a pattern; case counts
   * @return a narrower filter
   */
  public VolumeFilter nameContains(String text) {
    List<String> more = new ArrayList<>(nameParts);
    more.add(requireNonNull(text, "text"));
    return new VolumeFilter(List.copyOf(more), labels, drivers, used);
  }

  /**
   * Keeps volumes that carry a label, whatever its value.
   *
   * @param key the label's key
   * @return a narrower filter; replaces a criterion on the same key
   */
  public VolumeFilter label(String key) {
    return labelled(key, Optional.empty());
  }

  /**
   * Keeps volumes that carry a label with a value.
   *
   * @param key the label's key
   * @param value its exact value
   * @return a narrower filter; replaces a criterion on the same key
   */
  public VolumeFilter label(String key, String value) {
    return labelled(key, Optional.of(value));
  }

  private VolumeFilter labelled(String key, Optional<String> value) {
    Map<String, Optional<String>> more = new TreeMap<>(labels);
    more.put(requireNonNull(key, "key"), value);
    return new VolumeFilter(nameParts, Collections.unmodifiableMap(more), drivers, used);
  }

  /**
   * Keeps volumes of one of these drivers. The engine then asks only those, so that a dead plugin
   * does not slow the list down.
   *
   * @param names the drivers' names, such as {@code local}, without or with the tag {@code latest};
   *     replaces an earlier choice of drivers
   * @return a narrower filter
   */
  public VolumeFilter driver(String... names) {
    return new VolumeFilter(nameParts, labels, List.copyOf(new TreeSet<>(List.of(names))), used);
  }

  /**
   * Keeps volumes that no container, running or not, refers to.
   *
   * @return a narrower filter; replaces {@link #used}
   */
  public VolumeFilter unused() {
    return new VolumeFilter(nameParts, labels, drivers, false);
  }

  /**
   * Keeps volumes that at least one container, running or not, refers to.
   *
   * @return a narrower filter; replaces {@link #unused}
   */
  public VolumeFilter used() {
    return new VolumeFilter(nameParts, labels, drivers, true);
  }

  /**
   * Returns the texts that a name must hold.
   *
   * @return an unmodifiable list
   */
  public List<String> nameParts() {
    return nameParts;
  }

  /**
   * Returns the labels that a volume must carry.
   *
   * @return an unmodifiable map from key to the exact value, or to empty where any value will do
   */
  public Map<String, Optional<String>> labels() {
    return labels;
  }

  /**
   * Returns the drivers of which a volume must have one.
   *
   * @return an unmodifiable sorted list; empty if any driver will do
   */
  public List<String> drivers() {
    return drivers;
  }

  /**
   * Returns whether a volume must be in use.
   *
   * @return true for used, false for unused, empty if either will do
   */
  public Optional<Boolean> usage() {
    return Optional.ofNullable(used);
  }

  /**
   * Tells whether a volume meets the criteria on name, labels and driver. Only the engine knows of
   * its use.
   *
   * @param volume the volume to judge
   * @return true if it meets them all
   */
  public boolean accepts(VolumeState volume) {
    return nameParts.stream().allMatch(volume.name().value()::contains)
        && (drivers.isEmpty() || drivers.stream().anyMatch(name -> isDriver(name, volume)))
        && labels.entrySet().stream().allMatch(wanted -> carries(volume, wanted));
  }

  /** The engine reports a managed plugin with the tag that may be left out when asking for it. */
  private static boolean isDriver(String name, VolumeState volume) {
    String actual = volume.driver().name();
    return actual.equals(name) || actual.equals(name + ":latest");
  }

  private static boolean carries(VolumeState volume, Map.Entry<String, Optional<String>> wanted) {
    String value = volume.labels().get(wanted.getKey());
    return value != null && wanted.getValue().map(value::equals).orElse(true);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VolumeFilter that
        && nameParts.equals(that.nameParts)
        && labels.equals(that.labels)
        && drivers.equals(that.drivers)
        && usage().equals(that.usage());
  }

  @Override
  public int hashCode() {
    return List.of(nameParts, labels, drivers, usage()).hashCode();
  }

  /** Returns the criteria in words. */
  @Override
  public String toString() {
    return "volumes with name parts "
        + nameParts
        + ", labels "
        + labels
        + ", drivers "
        + drivers
        + usage().map(inUse -> inUse ? ", used" : ", unused").orElse("");
  }
}
