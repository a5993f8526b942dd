package dev.stowage.testkit.plugin;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A volume plugin as a registry offers it: what it asks for, how it can be set up, and the driver
 * that it is once it is installed and enabled.
 *
 * <pre>{@code
 * FakePlugin ebs = FakePlugin.named("ebs").build();
 * ManagedPlugin offered =
 *     ManagedPlugin.named("rexray/ebs:0.11", ebs)
 *         .network("host")
 *         .capabilities("CAP_SYS_ADMIN")
 *         .setting("EBS_REGION", "")
 *         .build();
 * }</pre>
 *
 * <p>Immutable, but for the driver.
 */
public final class ManagedPlugin {

  private final String name;
  private final VolumePlugin driver;
  private final String description;
  private final String network;
  private final List<String> capabilities;
  private final Map<String, String> environment;
  private final Set<String> settable;

  ManagedPlugin(ManagedPluginBuilder builder) {
    this.name = builder.name;
    this.driver = builder.driver;
    this.description = builder.description;
    this.network = builder.network;
    this.capabilities = List.copyOf(builder.capabilities);
    this.environment = Collections.unmodifiableMap(new LinkedHashMap<>(builder.environment));
    this.settable = Collections.unmodifiableSet(new LinkedHashSet<>(builder.settable));
  }

  /**
   * Begins a plugin.
   *
   * @param name where the registry has it, such as {@code rexray/ebs:0.11}; without a tag {@code
   *     latest}
   * @param driver what answers while it is enabled; its own name does not count
   * @return a builder
   */
  public static ManagedPluginBuilder named(String name, VolumePlugin driver) {
    return new ManagedPluginBuilder(name, driver);
  }

  /**
   * Returns where the registry has it.
   *
   * @return the name as it was given
   */
  public String name() {
    return name;
  }

  /**
   * Returns what answers while it is enabled.
   *
   * @return the driver
   */
  public VolumePlugin driver() {
    return driver;
  }

  /**
   * Returns what it says of itself.
   *
   * @return a text, which may be empty
   */
  public String description() {
    return description;
  }

  /**
   * Returns the network that it asks for.
   *
   * @return such as {@code host}; empty if it asks for none
   */
  public String network() {
    return network;
  }

  /**
   * Returns the capabilities that it asks for.
   *
   * @return an unmodifiable list, such as {@code CAP_SYS_ADMIN}
   */
  public List<String> capabilities() {
    return capabilities;
  }

  /**
   * Returns its variables and what they are unless they are set.
   *
   * @return an unmodifiable map, in the order in which they were given
   */
  public Map<String, String> environment() {
    return environment;
  }

  /**
   * Returns which of its variables can be set.
   *
   * @return an unmodifiable set of names
   */
  public Set<String> settable() {
    return settable;
  }

  /** Returns the name; settings may be secret. */
  @Override
  public String toString() {
    return "managed plugin " + name;
  }
}
