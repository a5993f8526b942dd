package dev.stowage.docker.content;

import dev.stowage.docker.engine.Archives;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.VolumeException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The same archives, swept of what killed programs left before the first carrier is made. */
public final class SweptArchives implements Archives {

  /** So long lives no carrier whose program nobody here can ask for. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private static final Logger LOG = LoggerFactory.getLogger(SweptArchives.class);

  private final Archives archives;
  private final CarrierHolder holder;
  private final AtomicBoolean swept = new AtomicBoolean();

  public SweptArchives(Archives archives, CarrierHolder holder) {
    this.archives = archives;
    this.holder = holder;
  }

  /** Removes what killed programs left, and answers the names. */
  public List<String> sweep() {
    List<String> removed = new ArrayList<>();
    List<Carrier> others = new ArrayList<>();
    for (Carrier carrier : archives.carriers()) {
      if (!holder.knows(carrier.holder())) {
        others.add(carrier);
      } else if (!holder.isAlive(carrier.holder())) {
        remove(carrier, removed);
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

  private void remove(Carrier carrier, List<String> removed) {
    archives.removeCarrier(carrier.id());
    removed.add(carrier.name());
  }

  @Override
  public String createCarrier(VolumeName volume, VolumeDriver driver) {
    if (swept.compareAndSet(false, true)) {
      sweepQuietly();
    }
    return archives.createCarrier(volume, driver);
  }

  /** Nobody's work fails because of what others left. */
  private void sweepQuietly() {
    try {
      List<String> removed = sweep();
      if (!removed.isEmpty()) {
        LOG.info("Removed containers that killed programs left: {}", removed);
      }
    } catch (VolumeException e) {
      LOG.warn("Containers that killed programs left could not be looked for", e);
    }
  }

  @Override
  public List<Carrier> carriers() {
    return archives.carriers();
  }

  @Override
  public Instant engineTime() {
    return archives.engineTime();
  }

  @Override
  public void removeCarrier(String carrier) {
    archives.removeCarrier(carrier);
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
