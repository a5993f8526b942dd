package dev.stowage.testkit.volume;

import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.volume.VolumeDriver.Away;
import dev.stowage.testkit.volume.VolumeDriver.Silence;
import dev.stowage.testkit.volume.VolumeListing.Listed;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.Saved;
import dev.stowage.testkit.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The engine's records of its volumes, and its rules for them. Guarded by the world's lock.
 *
 * <p>A record is no proof: the engine asks the driver each time, and forgets the record of a volume
 * that its driver does not know.
 */
public final class VolumeStore {

  /** The label of a volume that was given no name. */
  public static final String ANONYMOUS = "com.docker.volume.anonymous";

  private final World world;
  private final Drivers drivers;
  private final Map<String, StoredVolume> records = new HashMap<>();

  public VolumeStore(World world, Drivers drivers) {
    this.world = world;
    this.drivers = drivers;
  }

  public Drivers drivers() {
    return drivers;
  }

  /** Creates a volume, or returns the one that has the name already, whatever else was asked. */
  public StoredVolume create(VolumeRequest request) {
    if (request.name().isEmpty()) {
      VolumeRequest named = anonymous(request);
      StoredVolume known = records.get(named.name());
      return known == null ? add(named) : known;
    }
    Optional<StoredVolume> existing = existing(request);
    if (existing.isEmpty() && request.driver().isEmpty()) {
      existing = probe(request.name());
    }
    if (existing.isPresent() && world.has(Quirk.OLD_VOLUME_EVENTS)) {
      tell("create", existing.get());
    }
    return existing.orElseGet(() -> add(request));
  }

  private void tell(String action, StoredVolume volume) {
    world.events().add("volume", action, volume.name(), Map.of("driver", volume.driver()));
  }

  private VolumeRequest anonymous(VolumeRequest request) {
    Map<String, String> labels = request.labels();
    if (world.has(Quirk.LABELS_ANONYMOUS_VOLUMES)) {
      labels = new TreeMap<>(Objects.requireNonNullElse(labels, Map.of()));
      labels.put(ANONYMOUS, "");
    }
    return new VolumeRequest(world.ids().next(), request.driver(), request.options(), labels);
  }

  private Optional<StoredVolume> existing(VolumeRequest request) {
    StoredVolume record = records.get(request.name());
    if (record == null) {
      return Optional.empty();
    }
    boolean anyDriver = request.driver().isEmpty() || world.has(Quirk.KEEPS_VOLUME_OF_OTHER_DRIVER);
    VolumeDriver asked = anyDriver ? record.keeper() : driverFor(request);
    if (!isStillThere(record, request)) {
      requireUnused(record);
      records.remove(record.name());
      return Optional.empty();
    }
    if (!asked.name().equals(record.driver())) {
      throw nameTaken(
          request, "driver '" + record.driver() + "' already has volume '" + record.name() + "'");
    }
    return Optional.of(record);
  }

  private static boolean isStillThere(StoredVolume record, VolumeRequest request) {
    try {
      return record.keeper().find(record.name()).isPresent();
    } catch (Silence silence) {
      throw EngineFailure.system("get " + record.name() + ": " + silence.getMessage());
    } catch (Away away) {
      throw nameTaken(
          request,
          "found reference to volume '"
              + record.name()
              + "' in driver '"
              + record.driver()
              + "', but got an error while checking the driver: "
              + unchecked(record, away));
    }
  }

  private static String unchecked(StoredVolume record, Away away) {
    return "error while checking if volume \""
        + record.name()
        + "\" exists in driver \""
        + record.driver()
        + "\": "
        + away.getMessage();
  }

  private void requireUnused(StoredVolume record) {
    if (!record.users().isEmpty()) {
      throw EngineFailure.conflict(
          "create "
              + record.name()
              + ": found references to volume '"
              + record.name()
              + "' in driver '"
              + record.driver()
              + "' but the volume was not found in the driver -- you may need to remove containers"
              + " referencing this volume or force remove the volume to re-create it: volume name"
              + " must be unique");
    }
  }

  private static EngineFailure nameTaken(VolumeRequest request, String why) {
    return EngineFailure.conflict(
        "create " + request.name() + ": " + why + ": volume name must be unique");
  }

  private VolumeDriver driverFor(VolumeRequest request) {
    try {
      return drivers
          .find(request.driver())
          .orElseThrow(() -> world.wording().unknownDriver(request.name(), request.driver()));
    } catch (Away away) {
      throw EngineFailure.of(away.status(), "create " + request.name() + ": " + away.getMessage());
    }
  }

  /** Asks all drivers for a volume that is not on record. */
  private Optional<StoredVolume> probe(String name) {
    for (VolumeDriver driver : drivers.all()) {
      try {
        if (driver.find(name).isPresent()) {
          return Optional.of(record(new VolumeRequest(name, driver.name(), null, null), driver));
        }
      } catch (Silence ignored) {
        // The next one may know it.
      }
    }
    return Optional.empty();
  }

  private StoredVolume add(VolumeRequest request) {
    VolumeDriver driver = request.driver().isEmpty() ? drivers.local() : driverFor(request);
    if (!isThere(driver, request.name())) {
      driver.create(request.name(), Objects.requireNonNullElse(request.options(), Map.of()));
      world.events().add("volume", "create", request.name(), Map.of("driver", driver.name()));
    }
    return record(request, driver);
  }

  private static boolean isThere(VolumeDriver driver, String name) {
    try {
      return driver.find(name).isPresent();
    } catch (Silence ignored) {
      return false;
    }
  }

  private StoredVolume record(VolumeRequest request, VolumeDriver driver) {
    StoredVolume volume = new StoredVolume(request, driver, world.clock().instant());
    records.put(volume.name(), volume);
    return volume;
  }

  private Optional<VolumeDescription> describe(StoredVolume record) {
    try {
      return record.keeper().find(record.name());
    } catch (Silence silence) {
      throw EngineFailure.system("get " + record.name() + ": " + silence.getMessage());
    } catch (Away away) {
      throw EngineFailure.of(
          away.status(), "get " + record.name() + ": " + unchecked(record, away));
    }
  }

  /** Finds a volume that its driver still has; the record of one that it has not is lost. */
  public Optional<StoredVolume> find(String name) {
    StoredVolume record = records.get(name);
    if (record == null) {
      return probe(name);
    }
    if (describe(record).isEmpty()) {
      records.remove(name);
      return Optional.empty();
    }
    return Optional.of(record);
  }

  /** Returns a volume, or fails as the engine does. */
  public StoredVolume get(String name) {
    return find(name).orElseThrow(() -> world.wording().noSuchVolume(name));
  }

  /** Returns what the driver says of a volume now. */
  public VolumeDescription describeNow(StoredVolume volume) {
    return describe(volume).orElseGet(() -> new VolumeDescription("", Map.of()));
  }

  /** Lists the volumes of the drivers that match. */
  public VolumeListing list(Predicate<String> driverMatches) {
    List<Listed> volumes = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    for (VolumeDriver driver : drivers.all()) {
      if (driverMatches.test(driver.name())) {
        listed(driver, warnings)
            .forEach(
                (name, description) ->
                    volumes.add(new Listed(recordOf(name, driver), description)));
      }
    }
    return new VolumeListing(volumes, warnings);
  }

  private static Map<String, VolumeDescription> listed(VolumeDriver driver, List<String> warnings) {
    try {
      return driver.list();
    } catch (Silence silence) {
      warnings.add("list " + driver.name() + ": " + silence.getMessage());
      return driver.remembered();
    }
  }

  private StoredVolume recordOf(String name, VolumeDriver driver) {
    StoredVolume known = records.get(name);
    return known != null && known.driver().equals(driver.name())
        ? known
        : new StoredVolume(
            new VolumeRequest(name, driver.name(), null, null), driver, Instant.EPOCH);
  }

  /** Returns the volumes on record, without asking any driver. */
  public List<StoredVolume> recorded() {
    return records.values().stream().sorted(Comparator.comparing(StoredVolume::name)).toList();
  }

  /** Returns what puts records and data back as they are now; what plugins keep is theirs. */
  public Runnable save() {
    List<Runnable> saved = new ArrayList<>();
    records.values().forEach(volume -> saved.add(volume.save()));
    saved.add(drivers.save());
    saved.add(Saved.of(records));
    return Saved.all(saved);
  }

  /** Mounts a volume for a container that starts. */
  public void mount(StoredVolume volume, String id) {
    try {
      volume.keeper().mount(volume.name(), id);
    } catch (Away away) {
      throw EngineFailure.of(
          world.has(Quirk.OLD_STATUSES) ? 500 : away.status(),
          "error while mounting volume '': get " + volume.name() + ": " + unchecked(volume, away));
    }
  }

  /** Unmounts it again when the container ended. */
  public void unmount(StoredVolume volume, String id) {
    volume.keeper().unmount(volume.name(), id);
  }

  /** Removes a volume that no container mounts. */
  public void remove(String name, boolean force) {
    Optional<StoredVolume> volume = find(name);
    if (volume.isEmpty()) {
      if (force) {
        return;
      }
      throw world.wording().noSuchVolumeToRemove(name);
    }
    if (!volume.get().users().isEmpty()) {
      throw world.wording().volumeInUse(name, volume.get().users());
    }
    destroy(volume.get(), force);
    tell("destroy", volume.get());
  }

  /** Removes several, none of which may be in use. */
  public void prune(Collection<StoredVolume> unused, long bytes) {
    for (StoredVolume volume : unused) {
      destroy(volume, false);
      if (!world.has(Quirk.OLD_VOLUME_EVENTS)) {
        tell("destroy", volume);
      }
    }
    world.events().add("volume", "prune", "", Map.of("reclaimed", Long.toString(bytes)));
  }

  private void destroy(StoredVolume volume, boolean force) {
    try {
      volume.keeper().remove(volume.name());
    } catch (EngineFailure failure) {
      if (force) {
        records.remove(volume.name());
      }
      throw failure;
    }
    records.remove(volume.name());
  }
}
