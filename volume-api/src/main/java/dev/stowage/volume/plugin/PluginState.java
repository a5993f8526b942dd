package dev.stowage.volume.plugin;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.driver.Redaction;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the engine said of a managed plugin, at one moment.
 *
 * <p>Immutable and thread-safe. Made by Stowage; a test can make one with {@link #builder}.
 */
public final class PluginState {

  private final PluginName name;
  private final String id;
  private final boolean enabled;
  private final String description;
  private final List<String> capabilities;
  private final Map<String, String> settings;

  private PluginState(Builder builder) {
    this.name = builder.name;
    this.id = builder.id;
    this.enabled = builder.enabled;
    this.description = builder.description;
    this.capabilities = List.copyOf(builder.capabilities);
    this.settings = Collections.unmodifiableMap(new TreeMap<>(builder.settings));
  }

  /**
   * Starts a state.
   *
   * @param name the plugin's name
   * @param id the engine's id for it
   * @return an open state of a plugin that is disabled and of which nothing more is known
   */
  public static Builder builder(PluginName name, String id) {
    return new Builder(requireNonNull(name, "name"), requireNonNull(id, "id"));
  }

  /**
   * Returns the plugin's name.
   *
   * @return the name with its tag
   */
  public PluginName name() {
    return name;
  }

  /**
   * Returns the engine's id for the plugin.
   *
   * @return 64 hexadecimal digits
   */
  public String id() {
    return id;
  }

  /**
   * Tells whether the plugin runs.
   *
   * @return true if it is enabled
   */
  public boolean enabled() {
    return enabled;
  }

  /**
   * Returns what the plugin says of itself.
   *
   * @return its own words, perhaps empty
   */
  public String description() {
    return description;
  }

  /**
   * Returns what the plugin can be.
   *
   * @return words such as {@code docker.volumedriver/1.0}
   */
  public List<String> capabilities() {
    return capabilities;
  }

  /**
   * Tells whether the plugin can keep volumes.
   *
   * @return true if it is a volume driver
   */
  public boolean isVolumeDriver() {
    return capabilities.stream()
        .anyMatch(it -> it.toLowerCase(Locale.ROOT).contains("volumedriver"));
  }

  /**
   * Returns the plugin's settings, secrets included.
   *
   * @return an unmodifiable map, sorted by key
   */
  public Map<String, String> settings() {
    return settings;
  }

  /**
   * Opens a copy of this state.
   *
   * @return a builder that holds the same values
   */
  public Builder toBuilder() {
    return new Builder(name, id)
        .enabled(enabled)
        .description(description)
        .capabilities(capabilities)
        .settings(settings);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PluginState that && parts().equals(that.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  private List<Object> parts() {
    return List.of(name, id, enabled, description, capabilities, settings);
  }

  /** Returns name, state and settings, with secrets replaced. */
  @Override
  public String toString() {
    return "plugin "
        + name
        + (enabled ? " (enabled" : " (disabled")
        + ", settings "
        + Redaction.options(settings)
        + ")";
  }

  /** An open state. Not thread-safe. */
  public static final class Builder {

    private final PluginName name;
    private final String id;
    private boolean enabled;
    private String description = "";
    private List<String> capabilities = List.of();
    private Map<String, String> settings = Map.of();

    private Builder(PluginName name, String id) {
      this.name = name;
      this.id = id;
    }

    /**
     * Says whether the plugin runs. Default: it does not.
     *
     * @param enabled whether it is enabled
     * @return this builder
     */
    public Builder enabled(boolean enabled) {
      this.enabled = enabled;
      return this;
    }

    /**
     * Says what the plugin says of itself. Default: nothing.
     *
     * @param description its own words
     * @return this builder
     */
    public Builder description(String description) {
      this.description = requireNonNull(description, "description");
      return this;
    }

    /**
     * Says what the plugin can be. Default: nothing.
     *
     * @param capabilities words such as {@code docker.volumedriver/1.0}
     * @return this builder
     */
    public Builder capabilities(List<String> capabilities) {
      this.capabilities = List.copyOf(capabilities);
      return this;
    }

    /**
     * Says the plugin's settings. Default: none.
     *
     * @param settings keys and values
     * @return this builder
     */
    public Builder settings(Map<String, String> settings) {
      this.settings = Map.copyOf(settings);
      return this;
    }

    /**
     * Builds the state.
     *
     * @return the state
     */
    public PluginState build() {
      return new PluginState(this);
    }
  }
}
