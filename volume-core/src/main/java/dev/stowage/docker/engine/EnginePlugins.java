package dev.stowage.docker.engine;

import dev.stowage.volume.plugin.PluginInstallation;
import dev.stowage.volume.plugin.PluginName;
import dev.stowage.volume.plugin.PluginPrivilege;
import dev.stowage.volume.plugin.PluginState;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The managed plugins of one engine, call by call. Each method sends one request; none decides
 * anything. Thread-safe.
 */
public interface EnginePlugins {

  /** Lists all plugins. */
  List<PluginState> listPlugins();

  /** Looks a plugin up. */
  Optional<PluginState> findPlugin(PluginName name);

  /** Asks the registry what a plugin wants. */
  List<PluginPrivilege> privileges(PluginInstallation installation);

  /** Installs a plugin with the privileges that were agreed to. */
  void pull(PluginInstallation installation);

  /** Makes a plugin out of a directory or a tar file, given by its path. */
  void createPlugin(PluginName name, String source);

  /** Changes settings. */
  void configure(PluginName name, Map<String, String> settings);

  /** Starts a plugin; false if it was started already. */
  boolean enable(PluginName name);

  /** Stops a plugin; false if it was stopped already. */
  boolean disable(PluginName name, boolean force);

  /** Removes a plugin. */
  void removePlugin(PluginName name, boolean force);
}
