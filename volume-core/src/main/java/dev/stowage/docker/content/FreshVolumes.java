package dev.stowage.docker.content;

import dev.stowage.docker.engine.Engine;
import dev.stowage.docker.engine.Patience;
import dev.stowage.volume.RemovalOption;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeFilter;
import dev.stowage.volume.VolumeManager;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.driver.DriverTrait;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.VolumeException;
import dev.stowage.volume.failure.VolumeExistsException;
import dev.stowage.volume.file.FileOwner;
import dev.stowage.volume.file.FileState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes volumes and fills them: they are there whole, or not at all.
 *
 * <p>Who is to fill a volume writes a text of their own into a label of it. Labels never change and
 * the engine hands out what exists, so that of several only one finds theirs there.
 */
public final class FreshVolumes {

  private static final String LABEL = "dev.stowage.fill";
  private static final Logger LOG = LoggerFactory.getLogger(FreshVolumes.class);

  private static final int PLAIN_MODE = 0_755;

  /** Times of an engine are whole seconds here, and its clock may be read twice. */
  private static final Duration SAME_MOMENT = Duration.ofSeconds(1);

  /** Fills a volume that is open. */
  @FunctionalInterface
  public interface Fill<T> {
    T fill(VolumeState made, Carrier carrier);
  }

  private final VolumeManager volumes;
  private final Engine engine;
  private final Carriers carriers;
  private final Making making;
  private final AtomicBoolean toBeSwept = new AtomicBoolean();

  public FreshVolumes(
      VolumeManager volumes, Engine engine, Carriers carriers, SweptArchives archives) {
    this.volumes = volumes;
    this.engine = engine;
    this.carriers = carriers;
    this.making = new Making(archives);
  }

  /** Makes a volume that is not there and fills it; after a failure it is not there either. */
  public <T> T make(VolumeDefinition definition, Fill<T> fill) {
    return make(definition, new Place.OfVolume(definition.name()), fill);
  }

  /** The same, with a place as which the volume is opened. */
  public <T> T make(VolumeDefinition definition, Place place, Fill<T> fill) {
    if (toBeSwept.getAndSet(false)) {
      sweepQuietly();
    }
    return making.as(
        mine -> makeLabelled(definition.toBuilder().label(LABEL, mine).build(), place, fill));
  }

  private <T> T makeLabelled(VolumeDefinition definition, Place place, Fill<T> fill) {
    VolumeState made = create(definition);
    AtomicReference<Carrier> used = new AtomicReference<>();
    try {
      return carriers.with(
          place,
          carrier -> {
            used.set(carrier);
            requireSame(made);
            return fill.fill(made, carrier);
          });
    } catch (VolumeExistsException e) {
      throw e;
    } catch (RuntimeException | Error failure) {
      if (made.driver().traits().contains(DriverTrait.REMOVAL_KEEPS_DATA)) {
        Optional.ofNullable(used.get())
            .flatMap(Carrier::filledFrom)
            .ifPresent(before -> takeBackAfter(failure, made.name(), before));
      }
      removeAfter(failure, definition.name());
      throw failure;
    }
  }

  private void takeBackAfter(Throwable failure, VolumeName volume, FileState before) {
    HalfDone.takeBackAfter(failure, carriers, new Place.OfVolume(volume), before);
  }

  private VolumeState create(VolumeDefinition definition) {
    try {
      return volumes.create(definition);
    } catch (RuntimeException | Error failure) {
      removeIfMade(failure, definition);
      throw failure;
    }
  }

  /** One whose answer is lost may be there all the same. */
  private void removeIfMade(Throwable failure, VolumeDefinition definition) {
    boolean interrupted = Thread.interrupted();
    try {
      volumes
          .find(definition.name())
          .map(found -> found.labels().getOrDefault(LABEL, ""))
          .filter(definition.labels().getOrDefault(LABEL, "")::equals)
          .ifPresent(mine -> removeAfter(failure, definition.name()));
    } catch (VolumeException second) {
      failure.addSuppressed(second);
      toBeSwept.set(true);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** It is looked at after a container refers to it, so that nobody can replace it meanwhile. */
  private void requireSame(VolumeState made) {
    VolumeState now = engine.findVolume(made.name(), Patience.USUAL).orElse(made);
    if (!now.labels().getOrDefault(LABEL, "").equals(made.labels().get(LABEL))) {
      throw new VolumeExistsException("fill volume '" + made.name() + "'", made.name(), null);
    }
  }

  /** The first failure is the one to tell of. */
  private void removeAfter(Throwable failure, VolumeName name) {
    try {
      volumes.remove(name, RemovalOption.FORCE);
    } catch (VolumeException second) {
      failure.addSuppressed(second);
      toBeSwept.set(true);
    }
  }

  /** Tells whether a volume that was made to be filled is not, or only half. */
  public boolean isUnfinished(VolumeState volume) {
    if (!volume.labels().containsKey(LABEL)) {
      return false;
    }
    List<FileState> found = carriers.with(new Place.OfVolume(volume.name()), Carrier::look);
    if (found.isEmpty()) {
      return false;
    }
    FileState root = found.get(0);
    return HalfDone.is(root) || (found.size() == 1 && isAsMade(root, volume));
  }

  /**
   * One that was emptied later on purpose has a root that was changed later; one that is to hold
   * nothing has another owner or mode than the engine gives to a plain volume, or it is no loss.
   */
  private static boolean isAsMade(FileState root, VolumeState volume) {
    if (volume.driver().equals(VolumeDriver.local())
        && !(root.owner().equals(FileOwner.ROOT) && root.mode() == PLAIN_MODE)) {
      return false;
    }
    Instant made = volume.createdAt().orElse(root.modified());
    return Duration.between(made, root.modified()).abs().compareTo(SAME_MOMENT) <= 0;
  }

  /** Removes what programs that were killed left unfinished, and answers the names. */
  public List<String> sweep() {
    List<String> removed = new ArrayList<>();
    for (VolumeState volume : volumes.list(VolumeFilter.all().label(LABEL))) {
      if (making.isAbandoned(volume.labels().getOrDefault(LABEL, "")) && isUnfinished(volume)) {
        volumes.remove(volume.name(), RemovalOption.FORCE);
        removed.add(volume.name().value());
      }
    }
    return removed;
  }

  /** Nobody's work fails because of what was left before. */
  private void sweepQuietly() {
    try {
      LOG.info("Removed volumes that were left half filled: {}", sweep());
    } catch (VolumeException e) {
      LOG.warn("Volumes that were left half filled could not be looked for", e);
    }
  }
}
