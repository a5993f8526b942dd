package dev.stowage.volume.plugin.failure;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.failure.VolumeException;
import dev.stowage.volume.plugin.PluginName;
import org.jspecify.annotations.Nullable;

/** The engine has no managed plugin of that name. */
public final class PluginNotFoundException extends VolumeException {

  private static final long serialVersionUID = 1L;

  private final PluginName plugin;

  /**
   * Makes a failure about a plugin.
   *
   * @param attempt what was tried, such as {@code enable plugin 'lab/disk:1'}
   * @param plugin the plugin's name
   * @param cause what was thrown underneath, or null
   */
  public PluginNotFoundException(String attempt, PluginName plugin, @Nullable Throwable cause) {
    super(
        attempt,
        "the engine has no plugin named '" + plugin + "'",
        "Install or create it first, or list() what is there",
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
