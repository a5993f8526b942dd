package dev.stowage.testkit.volume;

import dev.stowage.testkit.files.Directory;
import dev.stowage.testkit.plugin.VolumePlugin;
import dev.stowage.testkit.world.World;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The driver that a managed plugin is while it is enabled. Volumes that it made stay on record when
 * it is disabled or removed, and nobody can do anything with them.
 */
public final class ManagedDriver implements VolumeDriver {

  private enum Status {
    ENABLED,
    DISABLED,
    REMOVED
  }

  private final World world;
  private final String name;
  private @Nullable PluginDriver plugin;
  private Status status = Status.REMOVED;

  ManagedDriver(World world, String name) {
    this.world = world;
    this.name = name;
  }

  public void enable(VolumePlugin newer) {
    PluginDriver known = plugin;
    if (known == null || !known.isOf(newer)) {
      plugin = new PluginDriver(world, name, newer);
    }
    status = Status.ENABLED;
  }

  public void disable() {
    status = Status.DISABLED;
  }

  public void remove() {
    status = Status.REMOVED;
  }

  boolean isInstalled() {
    return status != Status.REMOVED;
  }

  boolean isEnabled() {
    return status == Status.ENABLED;
  }

  /** Fails as the engine does if the plugin does not run, with what it was asked for by. */
  void requireEnabled(String asked) {
    if (status == Status.REMOVED) {
      world.clock().advance(PluginDriver.PATIENCE);
    }
    if (status != Status.ENABLED) {
      String lookup = "error looking up volume plugin " + asked + ": plugin ";
      throw status == Status.DISABLED
          ? new Away(409, lookup + asked + " found but disabled")
          : new Away(404, lookup + "\"" + asked + "\" not found");
    }
  }

  private PluginDriver running() {
    requireEnabled(name);
    return any();
  }

  private PluginDriver any() {
    PluginDriver known = plugin;
    if (known == null) {
      throw new IllegalStateException(name + " was never enabled");
    }
    return known;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String scope() {
    return any().scope();
  }

  @Override
  public void create(String volume, Map<String, String> options) {
    running().create(volume, options);
  }

  @Override
  public Optional<VolumeDescription> find(String volume) {
    return running().find(volume);
  }

  @Override
  public Map<String, VolumeDescription> list() {
    return running().list();
  }

  @Override
  public Map<String, VolumeDescription> remembered() {
    return any().remembered();
  }

  @Override
  public void mount(String volume, String id) {
    running().mount(volume, id);
  }

  @Override
  public void unmount(String volume, String id) {
    if (isEnabled()) {
      any().unmount(volume, id);
    }
  }

  @Override
  public void remove(String volume) {
    running().remove(volume);
  }

  @Override
  public Directory data(String volume) {
    return any().data(volume);
  }

  @Override
  public Runnable save() {
    PluginDriver then = plugin;
    Status was = status;
    Runnable data = then == null ? () -> {} : then.save();
    return () -> {
      plugin = then;
      status = was;
      data.run();
    };
  }
}
