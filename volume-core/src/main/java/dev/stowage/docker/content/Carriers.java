package dev.stowage.docker.content;

import dev.stowage.docker.engine.Archives;
import dev.stowage.docker.engine.Engine;
import dev.stowage.docker.engine.EngineIdentity;
import dev.stowage.docker.engine.Patience;
import dev.stowage.docker.tar.TarReading;
import dev.stowage.volume.Finding;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.ArchiveDamagedException;
import dev.stowage.volume.failure.UnsupportedByEngineException;
import dev.stowage.volume.failure.VolumeException;
import dev.stowage.volume.failure.VolumeNotFoundException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a volume for as long as one piece of work takes. */
final class Carriers {

  private static final Logger LOG = LoggerFactory.getLogger(Carriers.class);

  private final Engine engine;
  private final Archives archives;

  Carriers(Engine engine, Archives archives) {
    this.engine = engine;
    this.archives = archives;
  }

  /** Does some work with a carrier, and removes it whatever happens. */
  <T> T with(VolumeName volume, Function<String, T> work) {
    String attempt = "open volume '" + volume + "'";
    VolumeState before =
        engine
            .findVolume(volume, Patience.USUAL)
            .orElseThrow(() -> new VolumeNotFoundException(attempt, volume, null));
    requireMountable(before, attempt);
    String carrier = archives.createCarrier(volume, before.driver());
    T result;
    try {
      result = work.apply(carrier);
    } catch (UncheckedIOException failure) {
      RuntimeException worded = worded(failure, volume);
      removeAfter(worded, carrier);
      throw worded;
    } catch (RuntimeException | Error failure) {
      removeAfter(failure, carrier);
      throw failure;
    }
    removeAtLast(carrier);
    return result;
  }

  /** Podman would read and write the empty directory underneath. */
  private void requireMountable(VolumeState volume, String attempt) {
    EngineIdentity identity = engine.identity();
    if (identity.isPodman() && !volume.driver().equals(VolumeDriver.local())) {
      throw new UnsupportedByEngineException(
          attempt,
          identity.toString(),
          List.of(
              new Finding(
                  "volume '" + volume.name() + "' of driver " + volume.driver(),
                  "is not mounted by Podman while its container does not run",
                  "start a container that has it mounted, and copy there")));
    }
  }

  private static RuntimeException worded(UncheckedIOException failure, VolumeName volume) {
    return failure.getCause() instanceof TarReading.DamagedTar damage
        ? new ArchiveDamagedException(
            "read volume '" + volume + "'",
            "the engine's answer",
            String.valueOf(damage.getMessage()),
            failure)
        : failure;
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
