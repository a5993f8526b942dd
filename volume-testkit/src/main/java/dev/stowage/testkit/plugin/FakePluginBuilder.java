package dev.stowage.testkit.plugin;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Says what a {@link FakePlugin} is like. Not thread-safe. */
public final class FakePluginBuilder {

  final String name;
  final Map<String, String> status = new TreeMap<>();
  PluginScope scope = PluginScope.LOCAL;
  UnaryOperator<Map<String, String>> normalisation = options -> options;

  FakePluginBuilder(String name) {
    if (requireNonNull(name, "name").isBlank() || name.equals("local")) {
      throw new IllegalArgumentException("a plugin needs a name of its own, not '" + name + "'");
    }
    this.name = name;
  }

  /**
   * Says where its volumes can be reached.
   *
   * @param newScope {@link PluginScope#LOCAL} unless it is called
   * @return this builder
   */
  public FakePluginBuilder scope(PluginScope newScope) {
    this.scope = requireNonNull(newScope, "newScope");
    return this;
  }

  /**
   * Adds to what inspecting one of its volumes shows as {@code Status}.
   *
   * @param key such as {@code size}
   * @param value its value
   * @return this builder
   */
  public FakePluginBuilder status(String key, String value) {
    status.put(requireNonNull(key, "key"), requireNonNull(value, "value"));
    return this;
  }

  /**
   * Lets the plugin store other options than it was sent, as real ones do with sizes and defaults.
   * The engine goes on showing those that were sent.
   *
   * @param change from the options sent to the options stored
   * @return this builder
   */
  public FakePluginBuilder normalising(UnaryOperator<Map<String, String>> change) {
    this.normalisation = requireNonNull(change, "change");
    return this;
  }

  /**
   * Makes the plugin.
   *
   * @return a plugin that runs and has no volumes
   */
  public FakePlugin build() {
    return new FakePlugin(this);
  }
}
