package dev.stowage.docker.run;

import dev.stowage.docker.content.FreshVolumes;
import dev.stowage.docker.content.Place;
import dev.stowage.docker.content.Seeding;
import dev.stowage.volume.AnonymousVolume;
import dev.stowage.volume.EnsureOutcome;
import dev.stowage.volume.RemovalOption;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeFilter;
import dev.stowage.volume.VolumeListing;
import dev.stowage.volume.VolumeManager;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumePlan;
import dev.stowage.volume.VolumePlan.Step;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.content.VolumeSeed;
import dev.stowage.volume.driver.DriverProfiles;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.VolumeDiffersException;
import dev.stowage.volume.failure.VolumeException;
import dev.stowage.volume.failure.VolumeExistsException;
import dev.stowage.volume.failure.VolumeInUseException;
import java.util.List;
import java.util.Optional;

/** The volumes of one engine, filled with their initial content when they are made. */
public final class FilledVolumes implements VolumeManager {

  private final VolumeManager volumes;
  private final FreshVolumes fresh;
  private final Seeding seeding;
  private final DriverProfiles profiles;

  /**
   * Fills volumes.
   *
   * @param volumes who makes them
   * @param fresh makes those that are filled
   * @param seeding who fills them
   * @param profiles what is known of drivers
   */
  public FilledVolumes(
      VolumeManager volumes, FreshVolumes fresh, Seeding seeding, DriverProfiles profiles) {
    this.volumes = volumes;
    this.fresh = fresh;
    this.seeding = seeding;
    this.profiles = profiles;
  }

  /** A definition may have been made without what is known of drivers here. */
  private VolumeDefinition judged(VolumeDefinition definition) {
    VolumeDriver driver = definition.driver();
    DriverProfiles standard = DriverProfiles.standard();
    return profiles.equals(standard) || !driver.profiles().equals(standard)
        ? definition
        : definition.toBuilder().driver(driver.knownBy(profiles)).build();
  }

  @Override
  public EnsureOutcome ensure(VolumeDefinition given) {
    VolumeDefinition definition = judged(given);
    Optional<VolumeSeed> seed = definition.initialContent();
    if (seed.isEmpty()) {
      return volumes.ensure(definition);
    }
    Step step = plan(definition).step();
    if (step == Step.REPLACE_UNFINISHED) {
      volumes.remove(definition.name(), RemovalOption.FORCE);
    } else if (step != Step.CREATE_AND_FILL) {
      return volumes.ensure(definition);
    }
    try {
      return new EnsureOutcome(made(definition, seed.get()), true);
    } catch (VolumeExistsException | VolumeDiffersException e) {
      return lost(definition, e);
    }
  }

  /** Another client was faster; the volume may be wanted as it is, if it is full by now. */
  private EnsureOutcome lost(VolumeDefinition definition, VolumeException race) {
    if (plan(definition).step() == Step.REPLACE_UNFINISHED) {
      throw new VolumeInUseException(definition.name(), List.of(), race);
    }
    return volumes.ensure(definition);
  }

  @Override
  public VolumePlan plan(VolumeDefinition given) {
    VolumeDefinition definition = judged(given);
    VolumePlan plan = volumes.plan(definition);
    if (definition.initialContent().isEmpty()) {
      return plan;
    }
    return switch (plan.step()) {
      case CREATE -> new VolumePlan(definition, Step.CREATE_AND_FILL, List.of());
      case KEEP ->
          isUnfinished(definition.name())
              ? new VolumePlan(definition, Step.REPLACE_UNFINISHED, List.of())
              : plan;
      default -> plan;
    };
  }

  private boolean isUnfinished(VolumeName name) {
    return volumes.find(name).filter(fresh::isUnfinished).isPresent();
  }

  @Override
  public VolumeState create(VolumeDefinition given) {
    VolumeDefinition definition = judged(given);
    Optional<VolumeSeed> seed = definition.initialContent();
    return seed.isEmpty() ? volumes.create(definition) : made(definition, seed.get());
  }

  private VolumeState made(VolumeDefinition definition, VolumeSeed seed) {
    return fresh.make(
        definition,
        (made, carrier) -> {
          seeding.fill(new Place.OfVolume(made.name()), carrier, seed);
          return made;
        });
  }

  @Override
  public VolumeState create(AnonymousVolume definition) {
    VolumeDriver driver = definition.settings().driver();
    return driver.profiles().equals(DriverProfiles.standard())
        ? volumes.create(definition.toBuilder().driver(driver.knownBy(profiles)).build())
        : volumes.create(definition);
  }

  @Override
  public Optional<VolumeState> find(VolumeName name) {
    return volumes.find(name);
  }

  @Override
  public VolumeState inspect(VolumeName name) {
    return volumes.inspect(name);
  }

  @Override
  public VolumeListing list(VolumeFilter filter) {
    return volumes.list(filter);
  }

  @Override
  public void remove(VolumeName name, RemovalOption... options) {
    volumes.remove(name, options);
  }
}
