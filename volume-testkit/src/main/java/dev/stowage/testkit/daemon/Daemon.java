package dev.stowage.testkit.daemon;

import dev.stowage.testkit.plugin.VolumePlugin;
import dev.stowage.testkit.volume.Drivers;
import dev.stowage.testkit.volume.VolumeStore;
import dev.stowage.testkit.world.World;
import java.util.Collection;

/** One engine in memory: everything it holds. */
public final class Daemon {

  private final World world;
  private final VolumeStore volumes;

  public Daemon(World world, Collection<? extends VolumePlugin> plugins) {
    this.world = world;
    this.volumes = new VolumeStore(world, new Drivers(world, plugins));
  }

  public World world() {
    return world;
  }

  public VolumeStore volumes() {
    return volumes;
  }
}
