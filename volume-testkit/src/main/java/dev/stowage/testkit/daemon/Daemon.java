package dev.stowage.testkit.daemon;

import dev.stowage.testkit.container.Container;
import dev.stowage.testkit.container.ContainerStore;
import dev.stowage.testkit.container.HostFiles;
import dev.stowage.testkit.files.TreeSize;
import dev.stowage.testkit.image.ImageStore;
import dev.stowage.testkit.managed.PluginStore;
import dev.stowage.testkit.plugin.ManagedPlugin;
import dev.stowage.testkit.plugin.VolumePlugin;
import dev.stowage.testkit.swarm.Swarm;
import dev.stowage.testkit.volume.Drivers;
import dev.stowage.testkit.volume.VolumeStore;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.Saved;
import dev.stowage.testkit.world.World;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** One engine in memory: everything it holds. */
public final class Daemon {

  private final World world;
  private final VolumeStore volumes;
  private final ImageStore images;
  private final HostFiles host;
  private final ContainerStore containers;
  private final PluginStore plugins;
  private final Swarm swarm;
  private final Set<Container> running = new HashSet<>();

  /**
   * Starts an engine that holds nothing.
   *
   * @param drivers the volume plugins of its host
   * @param registry the plugins that it can install
   */
  public Daemon(
      World world,
      Collection<? extends VolumePlugin> drivers,
      Collection<? extends ManagedPlugin> registry) {
    this.world = world;
    this.volumes = new VolumeStore(world, new Drivers(world, drivers));
    this.plugins = new PluginStore(world, volumes, registry);
    this.images = new ImageStore(world);
    this.host = new HostFiles(world);
    this.containers = new ContainerStore(world, volumes, images, host);
    this.swarm = new Swarm(world, containers);
  }

  /** Stops the containers that run, as an engine does that is stopped. The lock is held. */
  public void shutDown() {
    for (Container container : containers.all()) {
      if (container.state().isRunning()) {
        running.add(container);
        container.lock().release();
        containers.life().stop(container, "");
      }
    }
  }

  /** Starts those again that are to be started with the engine. The lock is held. */
  public void startUp() {
    swarm.requireNoRestart();
    for (Container container : containers.all()) {
      if (startsWithEngine(container)) {
        try {
          containers.life().start(container);
        } catch (EngineFailure failure) {
          // It stays as it is, and says so itself.
        }
      }
    }
    running.clear();
  }

  private boolean startsWithEngine(Container container) {
    String policy = container.host().in("RestartPolicy").text("Name");
    boolean ran = running.contains(container);
    return switch (policy) {
      case "always" -> container.state().started().isPresent();
      case "unless-stopped" -> ran;
      case "on-failure" -> ran && container.state().exitCode() != 0;
      default -> false;
    };
  }

  /** Returns what puts everything back as it is now. The lock is held, then as now. */
  public Runnable save() {
    Runnable saved =
        Saved.all(
            volumes.save(),
            plugins.save(),
            images.save(),
            host.root().save(),
            containers.save(),
            swarm.save());
    return () -> {
      saved.run();
      world.signal();
    };
  }

  /** Returns how many bytes of its disk the engine's files take. The lock is held. */
  public long bytesOnDisk() {
    long ofContainers = containers.all().stream().mapToLong(Container::ownBytes).sum();
    long ofVolumes =
        volumes.list(driver -> driver.equals("local")).volumes().stream()
            .mapToLong(listed -> TreeSize.ofFiles(listed.volume().root()))
            .sum();
    return images.bytes() + ofContainers + ofVolumes;
  }

  public World world() {
    return world;
  }

  public VolumeStore volumes() {
    return volumes;
  }

  /** Returns the plugins that the engine manages. */
  public PluginStore plugins() {
    return plugins;
  }

  public Swarm swarm() {
    return swarm;
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
