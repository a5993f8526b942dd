package dev.stowage.docker.content;

import dev.stowage.docker.engine.Archives;
import dev.stowage.docker.engine.Engine;
import dev.stowage.docker.engine.Patience;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.failure.VolumeException;
import dev.stowage.volume.failure.VolumeNotFoundException;
import java.util.function.Function;

/** Opens a volume for as long as one piece of work takes. */
final class Carriers {

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
    String carrier = archives.createCarrier(volume, before.driver());
    T result;
    try {
      result = work.apply(carrier);
    } catch (RuntimeException | Error failure) {
      removeAfter(failure, carrier);
      throw failure;
    }
    archives.removeCarrier(carrier);
    return result;
  }

  /** The first failure is the one to tell of. */
  private void removeAfter(Throwable failure, String carrier) {
    try {
      archives.removeCarrier(carrier);
    } catch (VolumeException second) {
      failure.addSuppressed(second);
    }
  }
}
