package dev.stowage.testkit.plugin;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * A call that a plugin received.
 *
 * @param method which
 * @param volume the name of the volume; empty for {@link PluginMethod#LIST}
 * @param options the options of {@link PluginMethod#CREATE}; empty for all others
 */
public record PluginCall(PluginMethod method, String volume, Map<String, String> options) {

  /**
   * Makes a call.
   *
   * @param method which
   * @param volume the name of the volume
   * @param options the driver options
   */
  public PluginCall {
    requireNonNull(method, "method");
    requireNonNull(volume, "volume");
    options = Map.copyOf(options);
  }

  /** Returns a line such as {@code VolumeDriver.Mount orders}; options may be secret. */
  @Override
  public String toString() {
    return volume.isEmpty() ? method.toString() : method + " " + volume;
  }
}
