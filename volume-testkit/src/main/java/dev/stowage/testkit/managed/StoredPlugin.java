package dev.stowage.testkit.managed;

import dev.stowage.testkit.container.Settings;
import dev.stowage.testkit.engine.NotInFakeException;
import dev.stowage.testkit.plugin.VolumePlugin;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.Saved;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An installed plugin. Guarded by the world's lock. */
public final class StoredPlugin {

  private final String id;
  private final String name;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private String reference;
  private PluginConfig config;
  private VolumePlugin driver;
  private boolean enabled;

  StoredPlugin(String id, String name, Offer offer) {
    this.id = id;
    this.name = name;
    this.reference = offer.reference();
    this.config = offer.config();
    this.driver = offer.driver();
    for (Settings variable : config.variables()) {
      if (variable.has("Value")) {
        environment.put(variable.text("Name"), variable.text("Value"));
      }
    }
  }

  /**
   * What can be installed.
   *
   * @param reference where it comes from
   * @param config what it is like
   * @param driver what answers while it is enabled
   */
  record Offer(String reference, PluginConfig config, VolumePlugin driver) {}

  public String id() {
    return id;
  }

  /** Returns the name, with a tag. */
  public String name() {
    return name;
  }

  /** Returns where it comes from; its own name if it was made on this engine. */
  public String reference() {
    return reference;
  }

  public PluginConfig config() {
    return config;
  }

  /** Returns the variables as they are set, which may be secret. */
  public Map<String, String> environment() {
    return Collections.unmodifiableMap(environment);
  }

  public boolean isEnabled() {
    return enabled;
  }

  VolumePlugin driver() {
    return driver;
  }

  void enabled(boolean now) {
    this.enabled = now;
  }

  /** Becomes another version; what was set stays, and only that. */
  void become(Offer offer) {
    this.reference = offer.reference();
    this.config = offer.config();
    this.driver = offer.driver();
  }

  /** Sets variables, one after the other up to the first that cannot be set. */
  void set(List<String> assignments) {
    if (enabled) {
      throw EngineFailure.system("cannot set on an active plugin, disable plugin before setting");
    }
    for (String assignment : assignments) {
      String[] parts = assignment.split("=", 2);
      set(parts[0], parts.length > 1 ? parts[1] : "");
    }
  }

  private void set(String key, String value) {
    Settings variable =
        config.variables().stream()
            .filter(it -> it.text("Name").equals(key))
            .findFirst()
            .orElseThrow(() -> unknown(key));
    if (!variable.list("Settable").contains("value")) {
      throw EngineFailure.system("\"" + key + "\" is not settable");
    }
    environment.put(key, value);
  }

  private RuntimeException unknown(String key) {
    int dot = key.indexOf('.');
    if (config.hasOther(dot < 0 ? key : key.substring(0, dot))) {
      return new NotInFakeException(
          "the fake engine sets the variables of a plugin, but not its mounts, devices and"
              + " arguments: "
              + key);
    }
    return EngineFailure.system("setting \"" + key + "\" not found in the plugin configuration");
  }

  /** Returns what puts everything back as it is now. */
  Runnable save() {
    Runnable values = Saved.of(environment);
    Offer offer = new Offer(reference, config, driver);
    boolean was = enabled;
    return () -> {
      values.run();
      become(offer);
      enabled = was;
    };
  }
}
