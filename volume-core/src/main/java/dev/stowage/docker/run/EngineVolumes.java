package dev.stowage.docker.run;

import dev.stowage.docker.engine.Engine;
import dev.stowage.docker.engine.Patience;
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
import dev.stowage.volume.failure.EngineTimeoutException;
import dev.stowage.volume.failure.VolumeDiffersException;
import dev.stowage.volume.failure.VolumeException;
import dev.stowage.volume.failure.VolumeExistsException;
import dev.stowage.volume.failure.VolumeNotFoundException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Makes definitions true on one engine. */
public final class EngineVolumes implements VolumeManager {

  private final Engine engine;
  private final DriverWatch drivers;
  private final VolumeLook look;

  /**
   * Manages the volumes of an engine.
   *
   * @param engine the engine's port
   */
  public EngineVolumes(Engine engine) {
    this.engine = engine;
    this.drivers = new DriverWatch(engine);
    this.look = new VolumeLook(engine, drivers);
  }

  @Override
  public EnsureOutcome ensure(VolumeDefinition definition) {
    Optional<VolumeState> existing = look.of(definition);
    VolumePlan plan = VolumePlanner.plan(definition, existing);
    return switch (plan.step()) {
      case KEEP -> new EnsureOutcome(existing.orElseThrow(), false);
      case REFUSE -> throw differs(definition, existing.orElseThrow(), plan.differences());
      case CREATE, CREATE_AND_FILL, REPLACE_UNFINISHED -> createUnlessThere(definition);
    };
  }

  private EnsureOutcome createUnlessThere(VolumeDefinition definition) {
    try {
      return new EnsureOutcome(createProven(definition, "ensure"), true);
    } catch (VolumeExistsException e) {
      // Another client was faster, or another driver has the name; it may still be what is wanted.
      VolumeState winner = look.of(definition.name()).orElseThrow(() -> e);
      return new EnsureOutcome(proven(definition, winner), false);
    }
  }

  @Override
  public VolumePlan plan(VolumeDefinition definition) {
    return VolumePlanner.plan(definition, look.of(definition));
  }

  @Override
  public VolumeState create(VolumeDefinition definition) {
    if (look.of(definition).isPresent()) {
      throw new VolumeExistsException(attempt("create", definition), definition.name(), null);
    }
    return createProven(definition, "create");
  }

  @Override
  public VolumeState create(AnonymousVolume definition) {
    drivers.requirePresent(definition.settings().driver(), "create an anonymous volume");
    return engine.createAnonymousVolume(definition.settings());
  }

  /** Creates, and proves that the answer is not an older volume that slipped in between. */
  private VolumeState createProven(VolumeDefinition definition, String verb) {
    drivers.requirePresent(definition.driver(), attempt(verb, definition));
    return proven(definition, createPatiently(definition));
  }

  /** A driver may finish after the engine was given up on, so that a look must come first. */
  private VolumeState createPatiently(VolumeDefinition definition) {
    try {
      return engine.createVolume(definition.name(), definition.settings());
    } catch (EngineTimeoutException e) {
      return afterwards(e, () -> look.of(definition)).orElseThrow(() -> e);
    }
  }

  /** Looks what became of a call that took too long; what that look meets is second to it. */
  private static Optional<VolumeState> afterwards(
      EngineTimeoutException timeout, Supplier<Optional<VolumeState>> look) {
    try {
      return look.get();
    } catch (VolumeException e) {
      timeout.addSuppressed(e);
      throw timeout;
    }
  }

  private static VolumeState proven(VolumeDefinition definition, VolumeState volume) {
    List<Difference> differences = VolumePlanner.differences(definition, volume);
    if (!differences.isEmpty()) {
      throw differs(definition, volume, differences);
    }
    return volume;
  }

  private static VolumeDiffersException differs(
      VolumeDefinition definition, VolumeState volume, List<Difference> differences) {
    return new VolumeDiffersException(
        attempt("ensure", definition), definition.name(), differences, volume.driver().traits());
  }

  private static String attempt(String verb, VolumeDefinition definition) {
    return verb + " volume '" + definition.name() + "'";
  }

  @Override
  public Optional<VolumeState> find(VolumeName name) {
    return look.of(name);
  }

  @Override
  public VolumeState inspect(VolumeName name) {
    return look.of(name)
        .orElseThrow(
            () -> new VolumeNotFoundException("inspect volume '" + name + "'", name, null));
  }

  @Override
  public VolumeListing list(VolumeFilter filter) {
    VolumeListing listing = engine.listVolumes(filter, Patience.WORK);
    return new VolumeListing(listing.stream().filter(filter::accepts).toList(), listing.warnings());
  }

  @Override
  public void remove(VolumeName name, RemovalOption... options) {
    Set<RemovalOption> chosen = Set.copyOf(List.of(options));
    boolean there = removePatiently(name, chosen.contains(RemovalOption.FORCE));
    String attempt = "remove volume '" + name + "'";
    // In a thread that is interrupted nothing but the cleaning itself goes through.
    if (!there && !Thread.currentThread().isInterrupted()) {
      look.requireAbsent(name, attempt);
    }
    if (!there && chosen.isEmpty()) {
      throw new VolumeNotFoundException(attempt, name, null);
    }
  }

  private boolean removePatiently(VolumeName name, boolean force) {
    try {
      return engine.removeVolume(name, force);
    } catch (EngineTimeoutException e) {
      if (afterwards(e, () -> look.of(name)).isPresent()) {
        throw e;
      }
      return true;
    }
  }
}
