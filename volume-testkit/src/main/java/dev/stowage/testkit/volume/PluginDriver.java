package dev.stowage.testkit.volume;

import dev.stowage.testkit.files.Attributes;
import dev.stowage.testkit.files.Directory;
import dev.stowage.testkit.plugin.PluginException;
import dev.stowage.testkit.plugin.PluginMethod;
import dev.stowage.testkit.plugin.PluginVolume;
import dev.stowage.testkit.plugin.VolumePlugin;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.Saved;
import dev.stowage.testkit.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A plugin, called as the engine calls it: patiently, and without trust in its errors. */
final class PluginDriver implements VolumeDriver {

  /** The engine tries a plugin that does not answer again, after 1, 2, 4 and 8 seconds. */
  static final Duration PATIENCE = Duration.ofSeconds(15);

  private final World world;
  private final String name;
  private final VolumePlugin plugin;
  private final Map<String, Directory> data = new HashMap<>();
  private final Map<String, VolumeDescription> remembered = new TreeMap<>();

  PluginDriver(World world, String name, VolumePlugin plugin) {
    this.world = world;
    this.name = name;
    this.plugin = plugin;
  }

  @Override
  public String name() {
    return name;
  }

  boolean isOf(VolumePlugin other) {
    return plugin == other;
  }

  @Override
  public String scope() {
    return plugin.scope().name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void create(String volume, Map<String, String> options) {
    try {
      call(
          PluginMethod.CREATE,
          () -> {
            plugin.create(volume, options);
            return volume;
          });
    } catch (PluginException e) {
      throw EngineFailure.system("create " + volume + ": " + worded(PluginMethod.CREATE, e));
    }
    remembered.put(volume, new VolumeDescription("", Map.of()));
  }

  @Override
  public Optional<VolumeDescription> find(String volume) {
    try {
      Optional<PluginVolume> found = call(PluginMethod.GET, () -> plugin.get(volume));
      found.ifPresent(it -> remembered.put(volume, described(it)));
      return found.map(PluginDriver::described);
    } catch (PluginException e) {
      if (e.answered()) {
        return Optional.empty();
      }
      throw new Silence(e.text());
    }
  }

  private static VolumeDescription described(PluginVolume volume) {
    return new VolumeDescription(volume.mountpoint(), volume.status());
  }

  @Override
  public Map<String, VolumeDescription> list() {
    try {
      Map<String, VolumeDescription> all = new TreeMap<>();
      call(PluginMethod.LIST, plugin::list)
          .forEach(volume -> all.put(volume.name(), described(volume)));
      remembered.clear();
      remembered.putAll(all);
      return all;
    } catch (PluginException e) {
      throw new Silence(worded(PluginMethod.LIST, e));
    }
  }

  @Override
  public Map<String, VolumeDescription> remembered() {
    return Map.copyOf(remembered);
  }

  @Override
  public Runnable save() {
    List<Runnable> saved = new ArrayList<>();
    data.values().forEach(directory -> saved.add(directory.save()));
    saved.add(Saved.of(data));
    saved.add(Saved.of(remembered));
    return Saved.all(saved);
  }

  @Override
  public void mount(String volume, String id) {
    try {
      call(
          PluginMethod.MOUNT,
          () -> {
            plugin.mount(volume, id);
            return volume;
          });
    } catch (PluginException e) {
      throw EngineFailure.system(
          "error while mounting volume '': " + worded(PluginMethod.MOUNT, e));
    }
  }

  @Override
  public void unmount(String volume, String id) {
    try {
      call(
          PluginMethod.UNMOUNT,
          () -> {
            plugin.unmount(volume, id);
            return volume;
          });
    } catch (PluginException ignored) {
      // The engine logs it and goes on: the container is stopped all the same.
    }
  }

  @Override
  public void remove(String volume) {
    try {
      call(
          PluginMethod.REMOVE,
          () -> {
            plugin.remove(volume);
            return volume;
          });
    } catch (PluginException e) {
      throw EngineFailure.system("remove " + volume + ": " + worded(PluginMethod.REMOVE, e));
    }
    data.remove(volume);
    remembered.remove(volume);
  }

  @Override
  public Directory data(String volume) {
    return data.computeIfAbsent(
        volume, name -> new Directory(Attributes.ofRoot(0_755, world.clock().instant())));
  }

  private <T> T call(PluginMethod method, Supplier<T> request) {
    Duration delay = plugin.delay(method);
    try {
      T answer = request.get();
      if (delay.compareTo(method.limit()) > 0) {
        // The plugin went on and did it, but the engine had stopped listening.
        throw PluginException.error("context deadline exceeded");
      }
      return answer;
    } catch (PluginException e) {
      if (!e.answered()) {
        world.clock().advance(PATIENCE);
      }
      throw e;
    } finally {
      world.clock().advance(delay.compareTo(method.limit()) > 0 ? method.limit() : delay);
    }
  }

  private static String worded(PluginMethod method, PluginException failure) {
    return failure.answered() ? method + ": " + failure.text() : failure.text();
  }
}
