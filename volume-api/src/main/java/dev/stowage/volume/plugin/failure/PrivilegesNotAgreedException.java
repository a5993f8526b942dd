package dev.stowage.volume.plugin.failure;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.failure.VolumeException;
import dev.stowage.volume.plugin.PluginName;
import dev.stowage.volume.plugin.PluginPrivilege;
import java.util.List;

/** The plugin asks for something else than was agreed to, so nothing was installed. */
public final class PrivilegesNotAgreedException extends VolumeException {

  private static final long serialVersionUID = 1L;

  private final PluginName plugin;

  @SuppressWarnings("serial") // an immutable list of serializable values
  private final List<PluginPrivilege> asked;

  /**
   * Makes a failure about privileges.
   *
   * @param plugin the plugin in its registry
   * @param asked all that it asks for
   * @param agreed what was agreed to
   */
  public PrivilegesNotAgreedException(
      PluginName plugin, List<PluginPrivilege> asked, List<PluginPrivilege> agreed) {
    super(
        "install plugin '" + plugin + "'",
        "it asks for " + asked + ", and agreed to was " + requireNonNull(agreed, "agreed"),
        "Show privileges(...) to somebody, and pass what they agree to, all or nothing",
        null);
    this.plugin = requireNonNull(plugin, "plugin");
    this.asked = List.copyOf(asked);
  }

  /**
   * Returns the plugin.
   *
   * @return its name in the registry
   */
  public PluginName plugin() {
    return plugin;
  }

  /**
   * Returns all that the plugin asks for.
   *
   * @return an unmodifiable list
   */
  public List<PluginPrivilege> asked() {
    return asked;
  }
}
