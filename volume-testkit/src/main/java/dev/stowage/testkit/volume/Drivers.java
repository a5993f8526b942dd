package dev.stowage.testkit.volume;

import dev.stowage.testkit.plugin.VolumePlugin;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  /** Returns a driver, or fails as the engine does, after having looked for it for a while. */
  VolumeDriver get(String name) {
    VolumeDriver driver = drivers.get(name);
    if (driver == null) {
      world.clock().advance(PluginDriver.PATIENCE);
      throw EngineFailure.notFound(
          "error looking up volume plugin " + name + ": plugin \"" + name + "\" not found");
    }
    return driver;
  }
}
