package dev.stowage.testkit.volume;

import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.files.Attributes;
import dev.stowage.testkit.files.Directory;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The volumes of an engine, and the engine's rules for them. Guarded by the world's lock. */
public final class VolumeStore {

  /** The label of a volume that was given no name. */
  public static final String ANONYMOUS = "com.docker.volume.anonymous";

  private static final String LOCAL = "local";

  private final World world;
  private final Map<String, StoredVolume> volumes = new TreeMap<>();

  public VolumeStore(World world) {
    this.world = world;
  }

  /** Creates a volume, or returns the one that has the name already, whatever else was asked. */
  public StoredVolume create(VolumeRequest request) {
    if (request.name().isEmpty()) {
      return add(world.ids().next(), anonymous(request));
    }
    StoredVolume existing = volumes.get(request.name());
    if (existing == null) {
      return add(request.name(), request);
    }
    if (!request.driver().isEmpty() && !request.driver().equals(existing.driver())) {
      requireDriver(request);
      throw EngineFailure.conflict(
          "create "
              + request.name()
              + ": conflict: volume name must be unique; volume \""
              + request.name()
              + "\" already exists with driver \""
              + existing.driver()
              + "\"");
    }
    return existing;
  }

  private VolumeRequest anonymous(VolumeRequest request) {
    if (!world.has(Quirk.LABELS_ANONYMOUS_VOLUMES)) {
      return request;
    }
    Map<String, String> labels =
        new TreeMap<>(Objects.requireNonNullElse(request.labels(), Map.of()));
    labels.put(ANONYMOUS, "");
    return new VolumeRequest(request.name(), request.driver(), request.options(), labels);
  }

  private StoredVolume add(String name, VolumeRequest request) {
    String driver = request.driver().isEmpty() ? LOCAL : request.driver();
    requireDriver(request);
    VolumeNames.check(name);
    LocalOptions.check(name, Objects.requireNonNullElse(request.options(), Map.of()));
    StoredVolume volume =
        new StoredVolume(
            name,
            new VolumeRequest(name, driver, request.options(), request.labels()),
            world.clock().instant(),
            new Directory(Attributes.ofRoot(0_755, world.clock().instant())));
    volumes.put(name, volume);
    world.events().add("volume", "create", name, Map.of("driver", driver));
    return volume;
  }

  private static void requireDriver(VolumeRequest request) {
    if (!request.driver().isEmpty() && !request.driver().equals(LOCAL)) {
      throw EngineFailure.notFound(
          "create "
              + request.name()
              + ": error looking up volume plugin "
              + request.driver()
              + ": plugin \""
              + request.driver()
              + "\" not found");
    }
  }

  public Optional<StoredVolume> find(String name) {
    return Optional.ofNullable(volumes.get(name));
  }

  /** Returns a volume, or fails as the engine does. */
  public StoredVolume get(String name) {
    return find(name).orElseThrow(() -> EngineFailure.notFound("get " + name + ": no such volume"));
  }

  public List<StoredVolume> all() {
    return List.copyOf(volumes.values());
  }

  /** Removes a volume that no container mounts. */
  public void remove(String name, boolean force) {
    StoredVolume volume = volumes.get(name);
    if (volume == null) {
      if (force) {
        return;
      }
      throw EngineFailure.notFound("get " + name + ": no such volume");
    }
    if (!volume.users().isEmpty()) {
      throw EngineFailure.conflict(
          "remove " + name + ": volume is in use - [" + String.join(", ", volume.users()) + "]");
    }
    destroy(volume);
  }

  /** Removes several, none of which may be in use. */
  public void removeAll(Collection<StoredVolume> unused) {
    unused.forEach(this::destroy);
  }

  private void destroy(StoredVolume volume) {
    volumes.remove(volume.name());
    world.events().add("volume", "destroy", volume.name(), Map.of("driver", volume.driver()));
  }
}
