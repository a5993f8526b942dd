package dev.stowage.docker.content;

import dev.stowage.docker.engine.Archives;
import dev.stowage.docker.engine.Cargo;
import dev.stowage.docker.engine.Engine;
import dev.stowage.docker.engine.Programs;
import dev.stowage.docker.tar.TarReading;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.failure.ArchiveDamagedException;
import dev.stowage.volume.failure.VolumeException;
import java.io.UncheckedIOException;
import java.time.Instant;
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

  public Carriers(Engine engine, Archives archives, Programs programs) {
    this.engine = engine;
    this.archives = archives;
    this.programs = programs;
  }

  /** Returns the time of the engine's clock. */
  public Instant engineTime() {
    return archives.engineTime();
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
    try {
      archives.removeCarrier(carrier);
    } catch (VolumeException second) {
      failure.addSuppressed(second);
    }
  }

  /** What is done stays done: a carrier that cannot be removed does not make it a failure. */
  private void removeAtLast(String carrier) {
    try {
      archives.removeCarrier(carrier);
    } catch (VolumeException first) {
      LOG.warn("The container {} of Stowage could not be removed", carrier, first);
    }
  }
}
