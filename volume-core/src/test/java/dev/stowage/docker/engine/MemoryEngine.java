package dev.stowage.docker.engine;

import dev.stowage.volume.VolumeFilter;
import dev.stowage.volume.VolumeListing;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumeSettings;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.ContainerNotFoundException;
import dev.stowage.volume.failure.VolumeExistsException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The port kept in memory: hands out an existing volume on create, as a real engine does. */
public final class MemoryEngine implements Engine {

  /** What was called, in order. */
  public final List<String> calls = new ArrayList<>();

  /** What a listing answers as warnings. */
  public final List<String> warnings = new ArrayList<>();

  /** Drivers known before anyone looks around. */
  public final Set<String> drivers = new TreeSet<>(Set.of(VolumeDriver.LOCAL));

  /** Drivers found only by looking around. */
  public final Set<String> hiddenDrivers = new TreeSet<>();

  private final Map<VolumeName, VolumeState> volumes = new TreeMap<>();
  private final Map<String, List<String>> containers = new HashMap<>();
  private EngineIdentity identity = Engines.linux(51);
  private Runnable beforeCreate = () -> {};

  /** Becomes an engine of another kind or version. */
  public MemoryEngine as(EngineIdentity other) {
    identity = other;
    return this;
  }

  /** Puts a volume in, as another client would. */
  public MemoryEngine with(String name, VolumeSettings settings) {
    VolumeState state = VolumeState.builder(VolumeName.ofPlugin(name), settings).build();
    volumes.put(state.name(), state);
    return this;
  }

  /** Puts a container in that mounts something at these places. */
  public MemoryEngine container(String name, String... targets) {
    containers.put(name, List.of(targets));
    return this;
  }

  /** Lets something happen once, right before the next volume is created. */
  public void beforeCreate(Runnable event) {
    beforeCreate = event;
  }

  /** Names the volumes that are there. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    volumes.keySet().forEach(name -> names.add(name.value()));
    return names;
  }

  @Override
  public EngineIdentity identity() {
    return identity;
  }

  @Override
  public Optional<VolumeState> findVolume(VolumeName name) {
    calls.add("find " + name);
    return Optional.ofNullable(volumes.get(name));
  }

  @Override
  public VolumeState createVolume(VolumeName name, VolumeSettings settings) {
    calls.add("create " + name);
    Runnable event = beforeCreate;
    beforeCreate = () -> {};
    event.run();
    VolumeState existing = volumes.get(name);
    if (existing != null && !existing.driver().name().equals(settings.driver().name())) {
      throw new VolumeExistsException("create volume '" + name + "'", name, null);
    }
    return volumes.computeIfAbsent(name, it -> VolumeState.builder(it, reported(settings)).build());
  }

  /** A managed plugin is reported with its tag. */
  private VolumeSettings reported(VolumeSettings settings) {
    VolumeDriver driver = settings.driver();
    String tagged = driver.name() + ":latest";
    boolean managed = drivers.contains(tagged) || hiddenDrivers.contains(tagged);
    return managed
        ? settings.withDriver(VolumeDriver.named(tagged).options(driver.options()))
        : settings;
  }

  @Override
  public VolumeState createAnonymousVolume(VolumeSettings settings) {
    String name = String.format("%064x", volumes.size() + 1);
    calls.add("create anonymous");
    return with(name, settings).volumes.get(VolumeName.of(name));
  }

  @Override
  public boolean removeVolume(VolumeName name, boolean force) {
    calls.add((force ? "remove by force " : "remove ") + name);
    return volumes.remove(name) != null || force;
  }

  /** Applies no part of the filter. */
  @Override
  public VolumeListing listVolumes(VolumeFilter filter) {
    calls.add("list");
    return new VolumeListing(List.copyOf(volumes.values()), warnings);
  }

  @Override
  public Set<String> volumeDrivers(boolean lookAround) {
    calls.add(lookAround ? "look around for drivers" : "drivers");
    Set<String> known = new TreeSet<>(drivers);
    if (lookAround) {
      known.addAll(hiddenDrivers);
    }
    return known;
  }

  @Override
  public List<String> mountTargets(String container) {
    calls.add("mounts of " + container);
    List<String> targets = containers.get(container);
    if (targets == null) {
      throw new ContainerNotFoundException("read the mounts", container, null);
    }
    return targets;
  }
}
