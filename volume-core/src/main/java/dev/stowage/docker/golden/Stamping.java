package dev.stowage.docker.golden;

import dev.stowage.docker.content.GoldenLayout;
import dev.stowage.docker.content.Place;
import dev.stowage.docker.copy.CopySide;
import dev.stowage.docker.engine.Containers.User;
import dev.stowage.volume.Finding;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.driver.DriverTrait;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.EngineErrorException;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.failure.VolumeException;
import dev.stowage.volume.failure.VolumeInUseException;
import dev.stowage.volume.golden.GoldenName;
import dev.stowage.volume.golden.GoldenVolume;
import dev.stowage.volume.golden.failure.GoldenNotFoundException;
import dev.stowage.volume.golden.failure.VolumeNotResetException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Has the engine fill volumes from the images of golden ones. */
final class Stamping {

  /** Names on a volume what it was stamped from. */
  private static final String LABEL = "dev.stowage.golden";

  private static final int NOT_FOUND = 404;

  private final CopySide side;
  private final Shelf shelf;

  Stamping(CopySide side, Shelf shelf) {
    this.side = side;
    this.shelf = shelf;
  }

  VolumeState stamp(GoldenName name, VolumeDefinition volume) {
    String attempt = "stamp volume '" + volume.name() + "'";
    requireFit(
        volume.driver(),
        EnumSet.of(DriverTrait.LOSES_OWNER_OR_MODE, DriverTrait.EMPTIED_WHEN_UNMOUNTED),
        attempt);
    return stamp(shelf.require(name, attempt), volume, attempt);
  }

  private VolumeState stamp(GoldenVolume golden, VolumeDefinition volume, String attempt) {
    VolumeDefinition labelled = volume.toBuilder().label(LABEL, golden.name().toString()).build();
    Place place = new Place.OfStampedVolume(volume.name(), golden.imageId(), golden.size());
    try {
      return side.fresh()
          .make(
              labelled,
              place,
              (made, carrier) -> {
                GoldenLayout.complete(place, carrier);
                return made;
              });
    } catch (EngineErrorException e) {
      if (e.status() == NOT_FOUND && shelf.find(golden.name()).isEmpty()) {
        throw new GoldenNotFoundException(attempt, golden.name(), e);
      }
      throw e;
    }
  }

  private static void requireFit(VolumeDriver driver, Set<DriverTrait> unfit, String attempt) {
    driver.traits().stream()
        .filter(unfit::contains)
        .findFirst()
        .ifPresent(
            trait -> {
              throw new InvalidDefinitionException(
                  attempt,
                  List.of(
                      new Finding(
                          "driver " + driver.name(), trait.toString(), "use another driver")));
            });
  }

  VolumeState reset(VolumeName volume) {
    String attempt = "reset volume '" + volume + "'";
    VolumeState state = side.volumes().inspect(volume);
    GoldenVolume golden = shelf.require(golden(state, attempt), attempt);
    requireFit(state.driver(), EnumSet.of(DriverTrait.REMOVAL_KEEPS_DATA), attempt);
    List<User> users = side.containers().using(volume);
    if (!users.isEmpty()) {
      throw new VolumeInUseException(volume, users.stream().map(User::id).toList(), null);
    }
    side.volumes().remove(volume);
    try {
      return stamp(golden, definition(state), attempt);
    } catch (VolumeException e) {
      throw new VolumeNotResetException(volume, golden.name(), e);
    }
  }

  private static GoldenName golden(VolumeState state, String attempt) {
    String name = state.labels().get(LABEL);
    if (name == null) {
      throw new InvalidDefinitionException(
          attempt,
          List.of(
              new Finding(
                  "volume '" + state.name() + "'",
                  "was not stamped from a golden volume",
                  "stamp one, and reset that")));
    }
    return GoldenName.of(name);
  }

  private static VolumeDefinition definition(VolumeState state) {
    return VolumeDefinition.named(state.name().value())
        .driver(state.driver())
        .labels(state.labels())
        .build();
  }
}
