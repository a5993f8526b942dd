package dev.stowage.volume;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.content.VolumeSeed;
import dev.stowage.volume.driver.DriverForm;
import dev.stowage.volume.driver.DriverTrait;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.InvalidDefinitionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A named volume as it should be: its name, its driver with options, its labels.
 *
 * <pre>{@code
 * VolumeDefinition orders =
 *     VolumeDefinition.named("orders-db").label("app", "shop").build();
 * }</pre>
 *
 * <p>Without {@link Builder#driver} the engine's own driver keeps the data, in a directory on its
 * host. Immutable and thread-safe.
 */
public final class VolumeDefinition {

  private final VolumeName name;
  private final VolumeSettings settings;
  private final @Nullable VolumeSeed initialContent;

  private VolumeDefinition(
      VolumeName name, VolumeSettings settings, @Nullable VolumeSeed initialContent) {
    this.name = name;
    this.settings = settings;
    this.initialContent = initialContent;
  }

  /**
   * Starts a definition.
   *
   * @param name the volume's name, judged when the definition is built: by the grammar of {@link
   *     VolumeName#of} for the local driver, of {@link VolumeName#ofPlugin} for any other
   * @return an open definition
   */
  public static Builder named(String name) {
    return new Builder(requireNonNull(name, "name"), VolumeSettings.defaults(), null);
  }

  /**
   * Returns the volume's name.
   *
   * @return the name
   */
  public VolumeName name() {
    return name;
  }

  /**
   * Returns the driver with its options.
   *
   * @return the driver; the local one unless said otherwise
   */
  public VolumeDriver driver() {
    return settings.driver();
  }

  /**
   * Returns the labels.
   *
   * @return an unmodifiable map, sorted by key
   */
  public Map<String, String> labels() {
    return settings.labels();
  }

  /**
   * Returns driver and labels together.
   *
   * @return the settings the volume is made with
   */
  public VolumeSettings settings() {
    return settings;
  }

  /**
   * Returns what the volume is filled with when it is made.
   *
   * @return a seed; empty if nothing was said
   */
  public Optional<VolumeSeed> initialContent() {
    return Optional.ofNullable(initialContent);
  }

  /**
   * Opens a copy of this definition.
   *
   * @return a builder that holds the same name, driver, labels and initial content
   */
  public Builder toBuilder() {
    return new Builder(name.value(), settings, initialContent);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VolumeDefinition that
        && name.equals(that.name)
        && settings.equals(that.settings)
        && Objects.equals(initialContent, that.initialContent);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, settings, initialContent);
  }

  /** Returns name, driver and labels, with secrets replaced. */
  @Override
  public String toString() {
    return "volume '" + name + "' (" + settings + ")";
  }

  /** An open definition of a named volume. Not thread-safe. */
  public static final class Builder {

    private final String name;
    private VolumeSettings settings;
    private @Nullable VolumeSeed initialContent;

    private Builder(String name, VolumeSettings settings, @Nullable VolumeSeed initialContent) {
      this.name = name;
      this.settings = settings;
      this.initialContent = initialContent;
    }

    /**
     * Says who keeps the data. Default: the local driver without options.
     *
     * @param driver the driver with its options, in any form; replaces an earlier one
     * @return this builder
     */
    public Builder driver(DriverForm driver) {
      settings = settings.withDriver(driver);
      return this;
    }

    /**
     * Adds a label.
     *
     * @param key the label's key
     * @param value its value, which may be empty; replaces an earlier one of that key
     * @return this builder
     */
    public Builder label(String key, String value) {
      return labels(Map.of(requireNonNull(key, "key"), requireNonNull(value, "value")));
    }

    /**
     * Adds labels.
     *
     * @param labels keys and values; each replaces an earlier one of its key
     * @return this builder
     */
    public Builder labels(Map<String, String> labels) {
      settings = settings.withLabels(labels);
      return this;
    }

    /**
     * Says what {@link VolumeManager#ensure} and {@link VolumeManager#create} fill the volume with
     * when they make it. A volume that is there already is never touched. Default: nothing.
     *
     * <p>A container that is created before makes an empty volume instead: ensure first.
     *
     * @param seed what is to be in it; replaces an earlier one
     * @return this builder
     */
    public Builder initialContent(VolumeSeed seed) {
      initialContent = requireNonNull(seed, "seed");
      return this;
    }

    /**
     * Builds the definition.
     *
     * @return the definition
     * @throws InvalidDefinitionException if the name, the driver, an option or a label cannot be
     *     right; it holds all findings
     */
    public VolumeDefinition build() {
      List<Finding> findings = new ArrayList<>(settings.findings());
      settings.problemOfName(name).ifPresent(findings::add);
      if (initialContent != null
          && settings.driver().traits().contains(DriverTrait.EMPTIED_WHEN_UNMOUNTED)) {
        findings.add(
            new Finding(
                "initial content of volume '" + Finding.printable(name) + "'",
                "would be gone at once: it " + DriverTrait.EMPTIED_WHEN_UNMOUNTED,
                "leave it out, or choose a driver that keeps data"));
      }
      InvalidDefinitionException.throwIfAny("define a volume", findings);
      return new VolumeDefinition(VolumeName.proven(name), settings, initialContent);
    }
  }
}
