package dev.stowage.volume.plugin.failure;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.failure.VolumeException;
import dev.stowage.volume.plugin.PluginName;
import org.jspecify.annotations.Nullable;

/** The plugin is enabled or keeps volumes, and so cannot be changed or removed. */
public final class PluginInUseException extends VolumeException {

  private static final long serialVersionUID = 1L;

  private final PluginName plugin;

  /**
   * Makes a failure about a plugin.
   *
   * @param attempt what was tried, such as {@code remove plugin 'lab/disk:1'}
   * @param plugin the plugin's name
   * @param words the words of the engine
   * @param cause what was thrown underneath, or null
   */
  public PluginInUseException(
      String attempt, PluginName plugin, String words, @Nullable Throwable cause) {
    super(
        attempt,
        requireNonNull(words, "words"),
        "Remove its volumes and disable it first, or say that use does not matter",
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
