package dev.stowage.docker.content;

import dev.stowage.docker.engine.Archives;
import dev.stowage.docker.engine.Cargo;
import dev.stowage.docker.engine.Containers;
import dev.stowage.docker.engine.Engine;
import dev.stowage.docker.engine.Patience;
import dev.stowage.docker.engine.Programs;
import dev.stowage.docker.tar.TarReading;
import dev.stowage.volume.Finding;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.driver.DriverTrait;
import dev.stowage.volume.failure.ArchiveDamagedException;
import dev.stowage.volume.failure.EngineTimeoutException;
import dev.stowage.volume.failure.UnsupportedByEngineException;
import dev.stowage.volume.failure.VolumeException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a place for as long as one piece of work takes. */
public final class Carriers {

  private static final Logger LOG = LoggerFactory.getLogger(Carriers.class);

  private final Engine engine;
  private final Archives archives;
  private final Programs programs;
  private final Containers containers;

  public Carriers(Engine engine, Archives archives, Programs programs, Containers containers) {
    this.engine = engine;
    this.archives = archives;
    this.programs = programs;
    this.containers = containers;
  }

  /** Returns the time of the engine's clock. */
  public Instant engineTime() {
    return archives.engineTime();
  }

  /** Passes only a place that still has what is put into it when the call for it has ended. */
  void requireLasting(Place place, Carrier carrier, String attempt) {
    Optional<VolumeState> fleeting =
        carrier
            .volume()
            .filter(it -> it.driver().traits().contains(DriverTrait.EMPTIED_WHEN_UNMOUNTED));
    if (fleeting.isPresent()
        && containers.using(fleeting.get().name()).stream().noneMatch(Containers.User::isUp)) {
      throw new UnsupportedByEngineException(
          attempt,
          engine.identity().toString(),
          List.of(
              new Finding(
                  place.toString(),
                  DriverTrait.EMPTIED_WHEN_UNMOUNTED + ", and none has now",
                  "start a container that mounts it first")));
    }
  }

  /** Does some work with a carrier, and removes it whatever happens. */
  public <T> T with(Place place, Function<Carrier, T> work) {
    return with(place.cargo(engine), place.toString(), work);
  }

  /** Runs a program with a volume, and removes its carrier whatever happens. */
  void run(Place.OfVolume place, ImageProgram program) {
    Cargo.OfProgram cargo = program.cargo(place.state(engine));
    with(
        cargo,
        place.toString(),
        carrier -> {
          program.run(programs, carrier.id(), cargo);
          return carrier;
        });
  }

  private <T> T with(Cargo cargo, String words, Function<Carrier, T> work) {
    Optional<VolumeState> volume =
        cargo instanceof Cargo.OfVolume it ? Optional.of(it.state()) : Optional.empty();
    String id = archives.createCarrier(cargo);
    T result;
    try {
      result = work.apply(new Carrier(archives, id, volume));
    } catch (UncheckedIOException failure) {
      RuntimeException worded = worded(failure, words);
      removeAfter(worded, id);
      throw worded;
    } catch (RuntimeException | Error failure) {
      removeAfter(failure, id);
      throw failure;
    }
    removeAtLast(id);
    return result;
  }

  private static RuntimeException worded(UncheckedIOException failure, String words) {
    return TarReading.damage(failure.getCause())
        .<RuntimeException>map(
            damage ->
                new ArchiveDamagedException(
                    "read " + words, "the engine's answer", damage, failure))
        .orElse(failure);
  }

  /** The first failure is the one to tell of. */
  private void removeAfter(Throwable failure, String carrier) {
    boolean hangs = failure instanceof EngineTimeoutException;
    try {
      archives.removeCarrier(carrier, hangs ? Patience.DRIVER : Patience.USUAL);
    } catch (VolumeException second) {
      failure.addSuppressed(second);
    }
  }

  /** What is done stays done: a carrier that cannot be removed does not make it a failure. */
  private void removeAtLast(String carrier) {
    try {
      archives.removeCarrier(carrier, Patience.USUAL);
    } catch (VolumeException first) {
      LOG.warn("The container {} of Stowage could not be removed", carrier, first);
    }
  }
}
