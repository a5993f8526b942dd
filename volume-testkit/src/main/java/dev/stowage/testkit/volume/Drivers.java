package dev.stowage.testkit.volume;

import dev.stowage.testkit.engine.Dialect;
import dev.stowage.testkit.plugin.VolumePlugin;
import dev.stowage.testkit.world.World;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The drivers of an engine: its own, and the plugins of its host. */
public final class Drivers {

  private final World world;
  private final Map<String, VolumeDriver> drivers = new LinkedHashMap<>();

  public Drivers(World world, Collection<? extends VolumePlugin> plugins) {
    this.world = world;
    drivers.put(LocalDriver.NAME, new LocalDriver(world));
    for (VolumePlugin plugin : plugins) {
      if (drivers.put(plugin.name(), new PluginDriver(world, plugin)) != null) {
        throw new IllegalArgumentException("two plugins are called " + plugin.name());
      }
    }
  }

  /** Returns the names, the engine's own first. */
  public List<String> names() {
    return List.copyOf(drivers.keySet());
  }

  List<VolumeDriver> all() {
    return new ArrayList<>(drivers.values());
  }

  /** Returns a driver; empty only after the engine has looked for it for a while. */
  Optional<VolumeDriver> find(String name) {
    Optional<VolumeDriver> driver = Optional.ofNullable(drivers.get(name));
    if (driver.isEmpty() && world.profile().dialect() == Dialect.DOCKER) {
      world.clock().advance(PluginDriver.PATIENCE);
    }
    return driver;
  }

  VolumeDriver local() {
    return all().get(0);
  }
}
