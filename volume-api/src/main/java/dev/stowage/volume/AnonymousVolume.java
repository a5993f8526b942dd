package dev.stowage.volume;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.driver.DriverForm;
import dev.stowage.volume.failure.InvalidDefinitionException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A volume that gets its name, 64 hexadecimal digits, from the engine.
 *
 * <p>Having no name, it can be created but not ensured. Immutable and thread-safe.
 */
public final class AnonymousVolume {

  private final VolumeSettings settings;

  private AnonymousVolume(VolumeSettings settings) {
    this.settings = settings;
  }

  /**
   * Starts a definition.
   *
   * @return an open definition
   */
  public static Builder builder() {
    return new Builder(VolumeSettings.defaults());
  }

  /**
   * Returns driver and labels.
   *
   * @return the settings the volume is made with
   */
  public VolumeSettings settings() {
    return settings;
  }

  /**
   * Opens a copy of this definition.
   *
   * @return a builder that holds the same driver and labels
   */
  public Builder toBuilder() {
    return new Builder(settings);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AnonymousVolume that && settings.equals(that.settings);
  }

  @Override
  public int hashCode() {
    return settings.hashCode();
  }

  /** Returns driver and labels, with secrets replaced. */
  @Override
  public String toString() {
    return "anonymous volume (" + settings + ")";
  }

  /** An open definition of an anonymous volume. Not thread-safe. */
  public static final class Builder {

    private VolumeSettings settings;

    private Builder(VolumeSettings settings) {
      this.settings = settings;
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
     * Builds the definition.
     *
     * @return the definition
     * @throws InvalidDefinitionException if the driver, an option or a label cannot be right; it
     *     holds all findings
     */
    public AnonymousVolume build() {
      InvalidDefinitionException.throwIfAny("define an anonymous volume", settings.findings());
      return new AnonymousVolume(settings);
    }
  }
}
