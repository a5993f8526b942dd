package dev.stowage.docker.run;

import dev.stowage.docker.engine.Engine;
import dev.stowage.docker.plan.VolumePlanner;
import dev.stowage.volume.AnonymousVolume;
import dev.stowage.volume.Difference;
import dev.stowage.volume.EnsureOutcome;
import dev.stowage.volume.RemovalOption;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeFilter;
import dev.stowage.volume.VolumeListing;
import dev.stowage.volume.VolumeManager;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumePlan;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.DriverNotFoundException;
import dev.stowage.volume.failure.VolumeDiffersException;
import dev.stowage.volume.failure.VolumeExistsException;
import dev.stowage.volume.failure.VolumeNotFoundException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes definitions true on one engine. */
public final class EngineVolumes implements VolumeManager {

  private final Engine engine;

  /**
   * Manages the volumes of an engine.
   *
   * @param engine the engine's port
   */
  public EngineVolumes(Engine engine) {
    this.engine = engine;
  }

  @Override
  public EnsureOutcome ensure(VolumeDefinition definition) {
    Optional<VolumeState> existing = engine.findVolume(definition.name());
    VolumePlan plan = VolumePlanner.plan(definition, existing);
    return switch (plan.step()) {
      case KEEP -> new EnsureOutcome(existing.orElseThrow(), false);
      case REFUSE -> throw new VolumeDiffersException(definition.name(), plan.differences());
      case CREATE -> createUnlessThere(definition);
    };
  }

  private EnsureOutcome createUnlessThere(VolumeDefinition definition) {
    try {
      return new EnsureOutcome(createProven(definition, "ensure"), true);
    } catch (VolumeExistsException e) {
      // Another client was faster, with another driver; what it made may still be what is wanted.
      VolumeState winner = engine.findVolume(definition.name()).orElseThrow(() -> e);
      return new EnsureOutcome(proven(definition, winner), false);
    }
  }

  @Override
  public VolumePlan plan(VolumeDefinition definition) {
    return VolumePlanner.plan(definition, engine.findVolume(definition.name()));
  }

  @Override
  public VolumeState create(VolumeDefinition definition) {
    if (engine.findVolume(definition.name()).isPresent()) {
      throw new VolumeExistsException(attempt("create", definition), definition.name(), null);
    }
    return createProven(definition, "create");
  }

  @Override
  public VolumeState create(AnonymousVolume definition) {
    requireDriver(definition.settings().driver(), "create an anonymous volume");
    return engine.createAnonymousVolume(definition.settings());
  }

  /** Creates, and proves that the answer is not an older volume that slipped in between. */
  private VolumeState createProven(VolumeDefinition definition, String verb) {
    requireDriver(definition.driver(), attempt(verb, definition));
    return proven(definition, engine.createVolume(definition.name(), definition.settings()));
  }

  private static VolumeState proven(VolumeDefinition definition, VolumeState volume) {
    List<Difference> differences = VolumePlanner.differences(definition, volume);
    if (!differences.isEmpty()) {
      throw new VolumeDiffersException(definition.name(), differences);
    }
    return volume;
  }

  private static String attempt(String verb, VolumeDefinition definition) {
    return verb + " volume '" + definition.name() + "'";
  }

  /** Knows at once what the engine itself would find out after 15 seconds of retries. */
  private void requireDriver(VolumeDriver driver, String attempt) {
    if (driver.isLocal()
        || knows(engine.volumeDrivers(false), driver)
        || knows(engine.volumeDrivers(true), driver)) {
      return;
    }
    throw new DriverNotFoundException(attempt, driver.name(), null);
  }

  private static boolean knows(Set<String> drivers, VolumeDriver driver) {
    return drivers.contains(driver.name()) || drivers.contains(driver.name() + ":latest");
  }

  @Override
  public Optional<VolumeState> find(VolumeName name) {
    return engine.findVolume(name);
  }

  @Override
  public VolumeState inspect(VolumeName name) {
    return engine
        .findVolume(name)
        .orElseThrow(
            () -> new VolumeNotFoundException("inspect volume '" + name + "'", name, null));
  }

  @Override
  public VolumeListing list(VolumeFilter filter) {
    VolumeListing listing = engine.listVolumes(filter);
    return new VolumeListing(listing.stream().filter(filter::accepts).toList(), listing.warnings());
  }

  @Override
  public void remove(VolumeName name, RemovalOption... options) {
    Set<RemovalOption> chosen = Set.copyOf(List.of(options));
    boolean there = engine.removeVolume(name, chosen.contains(RemovalOption.FORCE));
    if (!there && chosen.isEmpty()) {
      throw new VolumeNotFoundException("remove volume '" + name + "'", name, null);
    }
  }
}
