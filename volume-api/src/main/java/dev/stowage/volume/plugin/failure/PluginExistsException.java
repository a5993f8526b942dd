package dev.stowage.volume.plugin.failure;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.failure.VolumeException;
import dev.stowage.volume.plugin.PluginName;
import org.jspecify.annotations.Nullable;

/** A plugin of that name was there already, so nothing was installed. */
public final class PluginExistsException extends VolumeException {

  private static final long serialVersionUID = 1L;

  private final PluginName plugin;

  /**
   * Makes a failure about a plugin.
   *
   * @param attempt what was tried, such as {@code create plugin 'lab/disk:1'}
   * @param plugin the plugin's name
   * @param cause what was thrown underneath, or null
   */
  public PluginExistsException(String attempt, PluginName plugin, @Nullable Throwable cause) {
    super(
        attempt,
        "a plugin of that name exists already",
        "Choose another name, or remove the old plugin first",
        cause);
    this.plugin = requireNonNull(plugin, "plugin");
  }

  /**
   * Returns the plugin.
   *
   * @return its name
   */
  public PluginName plugin() {
    return plugin;
  }
}
