package dev.stowage.volume.plugin;

import dev.stowage.volume.failure.EngineErrorException;
import dev.stowage.volume.failure.EngineTimeoutException;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.failure.VolumeException;
import dev.stowage.volume.plugin.failure.PluginExistsException;
import dev.stowage.volume.plugin.failure.PluginInUseException;
import dev.stowage.volume.plugin.failure.PluginNotFoundException;
import dev.stowage.volume.plugin.failure.PrivilegesNotAgreedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The managed plugins of one engine, and the health of its volume drivers.
 *
 * <p>A driver may also be a plugin that the engine does not manage, reached over a socket; {@link
 * #health} knows both kinds. Every method asks the engine and blocks until it has answered; nothing
 * is cached. All can throw the leaves of {@link VolumeException} about the connection.
 * Implementations are thread-safe.
 */
public interface PluginManager {

  /**
   * Tells how one volume driver is, without the 15 seconds and more that the engine waits for a
   * dead one.
   *
   * @param driver the driver's name, such as {@code local} or {@code vieux/sshfs}
   * @return its state; {@link DriverHealth#SILENT} if it did not list its volumes within the
   *     driver's patience, by default 10 seconds
   */
  DriverReport health(String driver);

  /**
   * Tells how every volume driver is that the engine has: those it has used by now, those on a
   * socket and managed ones, also disabled.
   *
   * @return the reports, sorted by name
   */
  List<DriverReport> health();

  /**
   * Lists the managed plugins, those that are no volume drivers included.
   *
   * @return the plugins, sorted by name
   */
  List<PluginState> list();

  /**
   * Looks for a plugin.
   *
   * @param name the plugin's name
   * @return the plugin, or empty if the engine has none of that name
   */
  Optional<PluginState> find(PluginName name);

  /**
   * Returns what the engine knows of a plugin.
   *
   * @param name the plugin's name
   * @return the plugin
   * @throws PluginNotFoundException if the engine has none of that name
   */
  PluginState inspect(PluginName name);

  /**
   * Asks the registry what a plugin would be allowed to do on the engine's host. Show it to
   * somebody before agreeing.
   *
   * @param installation the plugin; what it agrees to does not matter here
   * @return what the plugin asks for; empty if nothing
   */
  List<PluginPrivilege> privileges(PluginInstallation installation);

  /**
   * Installs a plugin from its registry, and sets its settings. It is not enabled yet.
   *
   * @param installation the plugin, and exactly what was agreed to
   * @return the plugin, disabled
   * @throws PrivilegesNotAgreedException if the plugin asks for something else than was agreed to;
   *     nothing was installed
   * @throws PluginExistsException if the name is taken
   */
  PluginState install(PluginInstallation installation);

  /**
   * Makes a plugin out of files of this machine. It is not enabled yet.
   *
   * <p>No privileges are asked for: whoever has the files knows what is in their {@code
   * config.json}.
   *
   * @param name the plugin's name
   * @param source a directory with {@code config.json} and {@code rootfs}, or a tar file of one
   * @return the plugin, disabled
   * @throws PluginExistsException if the name is taken
   * @throws InvalidDefinitionException if the files are missing
   */
  PluginState create(PluginName name, Path source);

  /**
   * Changes settings of a disabled plugin.
   *
   * @param name the plugin's name
   * @param settings keys and values, in the plugin's own terms; others stay
   * @throws PluginNotFoundException if the engine has none of that name
   * @throws PluginInUseException if it is enabled
   * @throws EngineErrorException if the plugin has no such setting
   */
  void configure(PluginName name, Map<String, String> settings);

  /**
   * Starts a plugin. One that is enabled stays so.
   *
   * @param name the plugin's name
   * @throws PluginNotFoundException if the engine has none of that name
   * @throws EngineErrorException if the plugin does not start
   */
  void enable(PluginName name);

  /**
   * Stops a plugin. One that is disabled stays so. The engine gives the plugin 10 seconds to end.
   *
   * <p>While it is disabled its volumes are missing from lists, without a warning.
   *
   * @param name the plugin's name
   * @param even how to go about it
   * @throws PluginNotFoundException if the engine has none of that name
   * @throws PluginInUseException if it has volumes, and nothing said that this is fine
   * @throws EngineTimeoutException if it did not end in time
   */
  void disable(PluginName name, PluginUse... even);

  /**
   * Removes a plugin, with the data that it keeps in its own files.
   *
   * @param name the plugin's name
   * @param even how to go about it; {@link PluginUse#IN_USE} also removes one that is enabled. The
   *     engine then needs 15 seconds for each volume that it remembers
   * @throws PluginNotFoundException if the engine has none of that name
   * @throws PluginInUseException if it is enabled or has volumes, and nothing said that this is
   *     fine
   */
  void remove(PluginName name, PluginUse... even);
}
