package dev.stowage.testkit.daemon;

import dev.stowage.testkit.container.ContainerStore;
import dev.stowage.testkit.container.HostFiles;
import dev.stowage.testkit.image.ImageStore;
import dev.stowage.testkit.plugin.VolumePlugin;
import dev.stowage.testkit.volume.Drivers;
import dev.stowage.testkit.volume.VolumeStore;
import dev.stowage.testkit.world.World;
import java.util.Collection;

/** One engine in memory: everything it holds. */
public final class Daemon {

  private final World world;
  private final VolumeStore volumes;
  private final ImageStore images;
  private final HostFiles host;
  private final ContainerStore containers;

  public Daemon(World world, Collection<? extends VolumePlugin> plugins) {
    this.world = world;
    this.volumes = new VolumeStore(world, new Drivers(world, plugins));
    this.images = new ImageStore(world);
    this.host = new HostFiles(world);
    this.containers = new ContainerStore(world, volumes, images, host);
  }

  public World world() {
    return world;
  }

  public VolumeStore volumes() {
    return volumes;
  }

  public ImageStore images() {
    return images;
  }

  /** Returns the files of the machine that the engine runs on. */
  public HostFiles host() {
    return host;
  }

  public ContainerStore containers() {
    return containers;
  }
}
