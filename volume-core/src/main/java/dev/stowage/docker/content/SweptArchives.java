package dev.stowage.docker.content;

import dev.stowage.docker.engine.Archives;
import dev.stowage.docker.engine.Cargo;
import dev.stowage.docker.engine.Patience;
import dev.stowage.volume.failure.EngineErrorException;
import dev.stowage.volume.failure.VolumeException;
import dev.stowage.volume.file.FileState;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The same archives, swept before the next carrier is made: of what killed programs left, once, and
 * of what this one could not remove. What a carrier was filling when its program ended is emptied
 * first.
 */
public final class SweptArchives implements Archives {

  /** So long lives no carrier whose program nobody here can ask for. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private static final Logger LOG = LoggerFactory.getLogger(SweptArchives.class);

  private final Archives archives;
  private final CarrierHolder holder;
  private final Set<String> open = ConcurrentHashMap.newKeySet();

  /** Held by whoever makes a carrier that is not yet known to be open. */
  private final ReadWriteLock making = new ReentrantReadWriteLock();

  private final AtomicBoolean toBeSwept = new AtomicBoolean(true);

  /**
   * Sweeps archives.
   *
   * @param opening opens them, given what carriers are told of who makes them
   */
  public SweptArchives(Function<String, Archives> opening) {
    this.holder = CarrierHolder.begin();
    this.archives = opening.apply(holder.text());
  }

  /** Returns who makes carriers here. */
  CarrierHolder holder() {
    return holder;
  }

  /** Ends it: what is open now belongs to nobody. */
  public void close() {
    holder.end();
  }

  /** Removes what killed programs left, and answers the names. */
  public List<String> sweep() {
    List<String> removed = new ArrayList<>();
    List<FoundCarrier> others = new ArrayList<>();
    for (FoundCarrier carrier : notOpen()) {
      if (carrier.holder().equals(holder.text()) || CarrierHolder.isDead(carrier.holder())) {
        remove(carrier, removed);
      } else if (!CarrierHolder.knows(carrier.holder())) {
        others.add(carrier);
      }
    }
    if (!others.isEmpty()) {
      Instant oldest = archives.engineTime().minus(LONGEST);
      others.stream()
          .filter(carrier -> carrier.created().isBefore(oldest))
          .forEach(carrier -> remove(carrier, removed));
    }
    return removed;
  }

  private List<FoundCarrier> notOpen() {
    making.writeLock().lock();
    try {
      return archives.carriers().stream().filter(it -> !open.contains(it.id())).toList();
    } finally {
      making.writeLock().unlock();
    }
  }

  private void remove(FoundCarrier carrier, List<String> removed) {
    try {
      carrier.modeBefore().ifPresent(mode -> takeBack(carrier, mode));
    } catch (EngineErrorException e) {
      if (isThere(carrier)) {
        throw e;
      }
      // Another program sweeps as well, and was first.
      return;
    }
    archives.removeCarrier(carrier.id(), Patience.USUAL);
    removed.add(carrier.name());
  }

  private boolean isThere(FoundCarrier carrier) {
    return archives.carriers().stream().anyMatch(it -> it.id().equals(carrier.id()));
  }

  private void takeBack(FoundCarrier found, int modeBefore) {
    Carrier carrier = new Carrier(archives, found.id(), Optional.empty());
    List<FileState> look = carrier.look();
    if (!look.isEmpty() && HalfDone.is(look.get(0))) {
      FileState root = look.get(0);
      HalfDone.takeBack(carrier, root.toBuilder().access(root.owner(), modeBefore).build());
    }
  }

  @Override
  public String createCarrier(Cargo cargo) {
    if (toBeSwept.getAndSet(false)) {
      sweepQuietly();
    }
    making.readLock().lock();
    try {
      String carrier = archives.createCarrier(cargo);
      open.add(carrier);
      return carrier;
    } catch (VolumeException e) {
      toBeSwept.set(true);
      throw e;
    } finally {
      making.readLock().unlock();
    }
  }

  /** Nobody's work fails because of what others left. */
  private void sweepQuietly() {
    try {
      List<String> removed = sweep();
      if (!removed.isEmpty()) {
        LOG.info("Removed containers that were left by killed programs, or here: {}", removed);
      }
    } catch (VolumeException e) {
      LOG.warn("Containers that were left could not be looked for", e);
    }
  }

  @Override
  public void removeCarrier(String carrier, Patience patience) {
    try {
      archives.removeCarrier(carrier, patience);
    } catch (VolumeException e) {
      toBeSwept.set(true);
      throw e;
    } finally {
      open.remove(carrier);
    }
  }

  @Override
  public List<FoundCarrier> carriers() {
    return archives.carriers();
  }

  @Override
  public Instant engineTime() {
    return archives.engineTime();
  }

  @Override
  public void noteFilling(String carrier, int modeBefore) {
    archives.noteFilling(carrier, modeBefore);
  }

  @Override
  public boolean download(String carrier, String path, Sink sink) {
    return archives.download(carrier, path, sink);
  }

  @Override
  public void upload(String carrier, String directory, InputStream tar) {
    archives.upload(carrier, directory, tar);
  }
}
