package dev.stowage.docker.engine;

import dev.stowage.volume.VolumeFilter;
import dev.stowage.volume.VolumeListing;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumeSettings;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.ContainerNotFoundException;
import dev.stowage.volume.failure.EngineTimeoutException;
import dev.stowage.volume.failure.VolumeExistsException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

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

  /** Managed plugins that are not enabled, found only by looking around. */
  public final Set<String> disabledDrivers = new TreeSet<>();

  /** Drivers whose process is dead: whoever asks them waits in vain. */
  public final Set<String> silentDrivers = new TreeSet<>();

  /** Volumes that are listed, but denied by their driver when it is asked for them. */
  public final Set<String> deniedVolumes = new TreeSet<>();

  /** What keeps containers from being started. */
  public final Map<String, MountTrouble> troubles = new HashMap<>();

  private final Map<VolumeName, VolumeState> volumes = new TreeMap<>();
  private final Map<String, List<FoundMount>> containers = new HashMap<>();
  private EngineIdentity identity = Engines.linux(51);
  private Runnable beforeCreate = () -> {};
  private Runnable afterwards = () -> {};
  private Runnable lookedFor = () -> {};
  private Duration usual = Duration.ofSeconds(60);

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
    return container(
        name, Arrays.stream(targets).map(it -> new FoundMount("bind", "", "", it)).toList());
  }

  /** Puts a container in that mounts something. */
  public MemoryEngine container(String name, List<FoundMount> mounts) {
    containers.put(name, mounts);
    return this;
  }

  /** Takes a volume out, as another client would. */
  public void without(String name) {
    volumes.remove(VolumeName.ofPlugin(name));
  }

  /** Changes how long calls may take. */
  public MemoryEngine within(Duration timeout) {
    usual = timeout;
    return this;
  }

  /** Lets something happen once, right before the next volume is created. */
  public void beforeCreate(Runnable event) {
    beforeCreate = event;
  }

  /** Lets something happen once, right after the next volume was created, or before one goes. */
  public void afterwards(Runnable event) {
    afterwards = event;
  }

  /** Lets something happen after each look for a volume. */
  public void lookedFor(Runnable event) {
    lookedFor = event;
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
  public Deadlines deadlines() {
    return new Deadlines(usual, Duration.ofSeconds(10), Duration.ofSeconds(150));
  }

  @Override
  public Optional<VolumeState> findVolume(VolumeName name, Patience patience) {
    calls.add("find " + name);
    VolumeState volume = volumes.get(name);
    Set<String> asked = volume == null ? drivers : Set.of(volume.driver().name());
    asked.forEach(driver -> requireHeard(driver, patience));
    return Optional.ofNullable(volume).filter(it -> !deniedVolumes.contains(name.value()));
  }

  private void requireHeard(String driver, Patience patience) {
    if (silentDrivers.contains(driver)) {
      throw new EngineTimeoutException("wait for " + driver, deadlines().of(patience), null);
    }
  }

  @Override
  public VolumeListing lookFor(VolumeName name, Collection<String> asked, Patience patience) {
    calls.add(
        "look for " + name + " in " + (asked.isEmpty() ? "all" : String.join(" and ", asked)));
    (asked.isEmpty() ? drivers : asked).forEach(driver -> requireHeard(driver, patience));
    VolumeListing listing =
        new VolumeListing(
            volumes.values().stream()
                .filter(it -> it.name().equals(name))
                .filter(
                    it ->
                        asked.isEmpty()
                            || asked.contains(it.driver().name().replace(":latest", "")))
                .toList(),
            warnings);
    lookedFor.run();
    return listing;
  }

  @Override
  public void keepSecret(VolumeName name, VolumeDriver driver) {}

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
    requireHeard(settings.driver().name(), Patience.WORK);
    VolumeState made =
        volumes.computeIfAbsent(name, it -> VolumeState.builder(it, reported(settings)).build());
    Runnable late = afterwards;
    afterwards = () -> {};
    late.run();
    return made;
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
    Runnable late = afterwards;
    afterwards = () -> {};
    late.run();
    return volumes.remove(name) != null || force;
  }

  /** Applies no part of the filter. */
  @Override
  public VolumeListing listVolumes(VolumeFilter filter, Patience patience) {
    calls.add("list");
    filter.drivers().forEach(driver -> requireHeard(driver, patience));
    return new VolumeListing(List.copyOf(volumes.values()), warnings);
  }

  @Override
  public KnownDrivers volumeDrivers(boolean lookAround) {
    calls.add(lookAround ? "look around for drivers" : "drivers");
    Set<String> known = new TreeSet<>(drivers);
    if (lookAround) {
      known.addAll(hiddenDrivers);
    }
    return new KnownDrivers(known, lookAround ? disabledDrivers : Set.of());
  }

  @Override
  public List<FoundMount> mounts(String container) {
    calls.add("mounts of " + container);
    List<FoundMount> mounts = containers.get(container);
    if (mounts == null) {
      throw new ContainerNotFoundException("read the mounts", container, null);
    }
    return mounts;
  }

  @Override
  public Optional<MountTrouble> startContainer(
      String container, Supplier<List<VolumeDriver>> mounted) {
    calls.add("start " + container);
    return Optional.ofNullable(troubles.get(container));
  }
}
