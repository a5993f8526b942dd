package dev.stowage.docker.run;

import dev.stowage.docker.engine.Engine;
import dev.stowage.docker.engine.EnginePlugins;
import dev.stowage.volume.plugin.DriverReport;
import dev.stowage.volume.plugin.PluginInstallation;
import dev.stowage.volume.plugin.PluginManager;
import dev.stowage.volume.plugin.PluginName;
import dev.stowage.volume.plugin.PluginPrivilege;
import dev.stowage.volume.plugin.PluginState;
import dev.stowage.volume.plugin.PluginUse;
import dev.stowage.volume.plugin.failure.PluginNotFoundException;
import dev.stowage.volume.plugin.failure.PrivilegesNotAgreedException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Installs and switches plugins, and tells how drivers are. */
public final class ManagedPlugins implements PluginManager {

  private final EnginePlugins plugins;
  private final DriverWatch drivers;

  /**
   * Manages the plugins of an engine.
   *
   * @param plugins the engine's port for plugins
   * @param engine the same engine's port for volumes
   */
  public ManagedPlugins(EnginePlugins plugins, Engine engine) {
    this.plugins = plugins;
    this.drivers = new DriverWatch(engine);
  }

  @Override
  public DriverReport health(String driver) {
    return drivers.report(driver);
  }

  @Override
  public List<DriverReport> health() {
    return drivers.reports();
  }

  @Override
  public List<PluginState> list() {
    return plugins.listPlugins().stream().sorted(Comparator.comparing(PluginState::name)).toList();
  }

  @Override
  public Optional<PluginState> find(PluginName name) {
    return plugins.findPlugin(name);
  }

  @Override
  public PluginState inspect(PluginName name) {
    return plugins
        .findPlugin(name)
        .orElseThrow(
            () -> new PluginNotFoundException("inspect plugin '" + name + "'", name, null));
  }

  @Override
  public List<PluginPrivilege> privileges(PluginInstallation installation) {
    return plugins.privileges(installation);
  }

  @Override
  public PluginState install(PluginInstallation installation) {
    List<PluginPrivilege> asked = plugins.privileges(installation);
    if (!rights(asked).equals(rights(installation.agreed()))) {
      throw new PrivilegesNotAgreedException(installation.remote(), asked, installation.agreed());
    }
    plugins.pull(installation);
    if (!installation.settings().isEmpty()) {
      plugins.configure(installation.name(), installation.settings());
    }
    return inspect(installation.name());
  }

  /** What is agreed to is which values of what, in whatever order. */
  private static Set<String> rights(Collection<PluginPrivilege> privileges) {
    return privileges.stream()
        .flatMap(
            it ->
                Stream.concat(
                    Stream.of(it.name()),
                    it.values().stream().map(value -> it.name() + "\n" + value)))
        .collect(Collectors.toSet());
  }

  @Override
  public PluginState create(PluginName name, Path source) {
    plugins.createPlugin(name, source.toAbsolutePath().toString());
    return inspect(name);
  }

  @Override
  public void configure(PluginName name, Map<String, String> settings) {
    plugins.configure(name, settings);
  }

  @Override
  public void enable(PluginName name) {
    plugins.enable(name);
  }

  @Override
  public void disable(PluginName name, PluginUse... even) {
    plugins.disable(name, List.of(even).contains(PluginUse.IN_USE));
  }

  @Override
  public void remove(PluginName name, PluginUse... even) {
    plugins.removePlugin(name, List.of(even).contains(PluginUse.IN_USE));
  }
}
