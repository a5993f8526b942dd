package dev.stowage.testkit.volume;

import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.files.Attributes;
import dev.stowage.testkit.files.Directory;
import dev.stowage.testkit.world.Saved;
import dev.stowage.testkit.world.World;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The engine's own driver: directories below its data root. */
final class LocalDriver implements VolumeDriver {

  static final String NAME = "local";

  private final World world;
  private final Map<String, Directory> volumes = new TreeMap<>();

  /** Of the same volumes; made once, because lists of many volumes are asked for often. */
  private final Map<String, VolumeDescription> descriptions = new TreeMap<>();

  LocalDriver(World world) {
    this.world = world;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String scope() {
    return "local";
  }

  @Override
  public void create(String volume, Map<String, String> options) {
    VolumeNames.check(volume, world);
    if (world.has(Quirk.OLD_WORDING)) {
      // Before 23.0 the directory was made before anything else was looked at.
      VolumeNames.checkLength(volume, world);
    }
    LocalOptions.check(volume, options, world);
    VolumeNames.checkLength(volume, world);
    volumes.put(volume, new Directory(Attributes.ofRoot(0_755, world.clock().instant())));
    descriptions.put(volume, describe(volume));
  }

  @Override
  public Optional<VolumeDescription> find(String volume) {
    return Optional.ofNullable(descriptions.get(volume));
  }

  private VolumeDescription describe(String volume) {
    return new VolumeDescription(directory(volume), Map.of());
  }

  @Override
  public String directory(String volume) {
    return world.dataRoot() + "/volumes/" + volume + "/_data";
  }

  @Override
  public Map<String, VolumeDescription> list() {
    return Collections.unmodifiableMap(descriptions);
  }

  @Override
  public Map<String, VolumeDescription> remembered() {
    return list();
  }

  @Override
  public Runnable save() {
    List<Runnable> saved = new ArrayList<>();
    volumes.values().forEach(data -> saved.add(data.save()));
    saved.add(Saved.of(volumes));
    saved.add(Saved.of(descriptions));
    return Saved.all(saved);
  }

  @Override
  public void mount(String volume, String id) {}

  @Override
  public void unmount(String volume, String id) {}

  @Override
  public void remove(String volume) {
    volumes.remove(volume);
    descriptions.remove(volume);
  }

  @Override
  public Directory data(String volume) {
    Directory data = volumes.get(volume);
    if (data == null) {
      throw world.wording().noSuchVolume(volume);
    }
    return data;
  }
}
