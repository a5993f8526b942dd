package dev.stowage.testkit.plugin;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * A volume as its plugin describes it.
 *
 * @param name its name
 * @param mountpoint where it is mounted on the host; empty if it is not
 * @param status what the plugin has to say of it
 */
public record PluginVolume(String name, String mountpoint, Map<String, String> status) {

  /**
   * Makes a description.
   *
   * @param name its name
   * @param mountpoint where it is mounted on the host
   * @param status what the plugin has to say of it
   */
  public PluginVolume {
    requireNonNull(name, "name");
    requireNonNull(mountpoint, "mountpoint");
    status = Map.copyOf(status);
  }
}
