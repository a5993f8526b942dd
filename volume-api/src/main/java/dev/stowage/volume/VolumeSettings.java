package dev.stowage.volume;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.driver.DriverForm;
import dev.stowage.volume.driver.Redaction;
import dev.stowage.volume.driver.VolumeDriver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The driver and the labels that a volume is made with.
 *
 * <p>Shared by named and anonymous volumes. Immutable and thread-safe; each option returns a new
 * value. Labels cannot be changed once the volume exists.
 */
public final class VolumeSettings {

  private static final VolumeSettings DEFAULT = new VolumeSettings(VolumeDriver.local(), Map.of());

  private final DriverForm form;
  private final VolumeDriver driver;
  private final Map<String, String> labels;

  private VolumeSettings(DriverForm form, Map<String, String> labels) {
    this.form = form;
    this.driver = form.toDriver();
    this.labels = labels;
  }

  /**
   * Returns the local driver without options, and no labels.
   *
   * @return the settings of {@code docker volume create} without flags
   */
  public static VolumeSettings defaults() {
    return DEFAULT;
  }

  /**
   * Returns the same settings with another driver.
   *
   * @param driver the driver and its options, in any form
   * @return new settings
   */
  public VolumeSettings withDriver(DriverForm driver) {
    return new VolumeSettings(requireNonNull(driver, "driver"), labels);
  }

  /**
   * Returns the same settings with more labels.
   *
   * @param more keys and values; each replaces an earlier one of its key
   * @return new settings
   */
  public VolumeSettings withLabels(Map<String, String> more) {
    Map<String, String> merged = new TreeMap<>(labels);
    merged.putAll(Map.copyOf(requireNonNull(more, "more")));
    return new VolumeSettings(form, Collections.unmodifiableMap(merged));
  }

  /**
   * Returns the driver with its options.
   *
   * @return the driver; the local one unless said otherwise
   */
  public VolumeDriver driver() {
    return driver;
  }

  /**
   * Returns the labels.
   *
   * @return an unmodifiable map, sorted by key
   */
  public Map<String, String> labels() {
    return labels;
  }

  /**
   * Judges driver, options and labels.
   *
   * @return everything that is wrong; empty if nothing is
   */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>(form.findings());
    labels.forEach(
        (key, value) -> {
          if (key.isBlank()
              || !key.equals(key.strip())
              || !Finding.isPrintable(key)
              || value.indexOf(0) >= 0) {
            findings.add(
                new Finding(
                    "label '" + Finding.printable(key) + "'",
                    "is empty, begins or ends with a blank, or holds a control character or NUL",
                    "name it in plain words, such as com.example.app"));
          }
        });
    return findings;
  }

  /**
   * Judges the name of a volume that is made with them, by what it means to the driver.
   *
   * @param name the name
   * @return what is wrong, or empty if the driver can have it
   */
  public Optional<Finding> problemOfName(String name) {
    Optional<Finding> problem =
        driver.isLocal() ? VolumeName.problemOfLocal(name) : VolumeName.problemOfPlugin(name);
    return problem.isPresent()
        ? problem
        : driver.profile().flatMap(profile -> profile.nameMeaning().problem(name));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VolumeSettings that
        && driver.equals(that.driver)
        && labels.equals(that.labels);
  }

  @Override
  public int hashCode() {
    return 31 * driver.hashCode() + labels.hashCode();
  }

  /** Returns driver and labels, with secrets replaced. */
  @Override
  public String toString() {
    return "driver " + driver + (labels.isEmpty() ? "" : ", labels " + Redaction.options(labels));
  }
}
