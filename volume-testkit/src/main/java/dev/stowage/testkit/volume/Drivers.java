package dev.stowage.testkit.volume;

import dev.stowage.testkit.engine.Dialect;
import dev.stowage.testkit.plugin.VolumePlugin;
import dev.stowage.testkit.world.Saved;
import dev.stowage.testkit.world.World;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The drivers of an engine: its own, and the plugins of its host. */
public final class Drivers {

  private final World world;
  private final Map<String, VolumeDriver> drivers = new LinkedHashMap<>();
  private final Map<String, ManagedDriver> managed = new TreeMap<>();

  public Drivers(World world, Collection<? extends VolumePlugin> plugins) {
    this.world = world;
    drivers.put(LocalDriver.NAME, new LocalDriver(world));
    for (VolumePlugin plugin : plugins) {
      if (drivers.put(plugin.name(), new PluginDriver(world, plugin.name(), plugin)) != null) {
        throw new IllegalArgumentException("two plugins are called " + plugin.name());
      }
    }
  }

  /** Returns the names of those that are not managed by the engine, its own first. */
  public List<String> names() {
    return List.copyOf(drivers.keySet());
  }

  List<VolumeDriver> all() {
    List<VolumeDriver> all = new ArrayList<>(drivers.values());
    managed.values().stream().filter(ManagedDriver::isEnabled).forEach(all::add);
    return all;
  }

  /** Returns the driver that a managed plugin is, by its name with a tag. */
  public ManagedDriver managed(String name) {
    return managed.computeIfAbsent(name, it -> new ManagedDriver(world, it));
  }

  /**
   * Returns a driver; empty only after the engine has looked for it for a while.
   *
   * @throws VolumeDriver.Away if it is a managed plugin that is disabled
   */
  Optional<VolumeDriver> find(String name) {
    ManagedDriver plugin = managed.get(withTag(name));
    if (plugin != null && plugin.isInstalled()) {
      plugin.requireEnabled(name);
      return Optional.of(plugin);
    }
    Optional<VolumeDriver> driver = Optional.ofNullable(drivers.get(name));
    if (driver.isEmpty() && world.profile().dialect() == Dialect.DOCKER) {
      world.clock().advance(PluginDriver.PATIENCE);
    }
    return driver;
  }

  private static String withTag(String name) {
    return name.indexOf(':', name.lastIndexOf('/') + 1) < 0 ? name + ":latest" : name;
  }

  Runnable save() {
    List<Runnable> saved = new ArrayList<>();
    drivers.values().forEach(driver -> saved.add(driver.save()));
    managed.values().forEach(driver -> saved.add(driver.save()));
    saved.add(Saved.of(managed));
    return Saved.all(saved);
  }

  VolumeDriver local() {
    return all().get(0);
  }
}
