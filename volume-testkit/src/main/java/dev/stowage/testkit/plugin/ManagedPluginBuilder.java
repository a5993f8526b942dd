package dev.stowage.testkit.plugin;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says what a {@link ManagedPlugin} is like. Not thread-safe. */
public final class ManagedPluginBuilder {

  final String name;
  final VolumePlugin driver;
  final Set<String> capabilities = new LinkedHashSet<>();
  final Map<String, String> environment = new LinkedHashMap<>();
  final Set<String> settable = new LinkedHashSet<>();
  String description = "";
  String network = "";

  ManagedPluginBuilder(String name, VolumePlugin driver) {
    this.name = requireNonNull(name, "name");
    this.driver = requireNonNull(driver, "driver");
  }

  /**
   * Says what the plugin says of itself.
   *
   * @param text empty unless it is called
   * @return this builder
   */
  public ManagedPluginBuilder description(String text) {
    this.description = requireNonNull(text, "text");
    return this;
  }

  /**
   * Lets the plugin ask for a network.
   *
   * @param type such as {@code host}; {@code bridge} needs no consent
   * @return this builder
   */
  public ManagedPluginBuilder network(String type) {
    this.network = requireNonNull(type, "type");
    return this;
  }

  /**
   * Lets the plugin ask for rights on the host.
   *
   * @param more such as {@code CAP_SYS_ADMIN}
   * @return this builder
   */
  public ManagedPluginBuilder capabilities(String... more) {
    capabilities.addAll(List.of(more));
    return this;
  }

  /**
   * Adds a variable that can be set while the plugin is disabled.
   *
   * @param key such as {@code EBS_REGION}
   * @param value what it is unless it is set
   * @return this builder
   */
  public ManagedPluginBuilder setting(String key, String value) {
    variable(key, value);
    settable.add(key);
    return this;
  }

  /**
   * Adds a variable that cannot be set.
   *
   * @param key its name
   * @param value what it is
   * @return this builder
   */
  public ManagedPluginBuilder variable(String key, String value) {
    if (requireNonNull(key, "key").isEmpty() || key.contains("=")) {
      throw new IllegalArgumentException("no variable can be called '" + key + "'");
    }
    environment.put(key, requireNonNull(value, "value"));
    settable.remove(key);
    return this;
  }

  /**
   * Makes the plugin.
   *
   * @return a plugin to be found in a registry
   */
  public ManagedPlugin build() {
    return new ManagedPlugin(this);
  }
}
