package dev.stowage.docker.golden;

import dev.stowage.docker.engine.GoldenImages;
import dev.stowage.docker.engine.GoldenImages.FoundImage;
import dev.stowage.volume.failure.ArchiveDamagedException;
import dev.stowage.volume.failure.VolumeException;
import dev.stowage.volume.golden.GoldenDefinition;
import dev.stowage.volume.golden.GoldenName;
import dev.stowage.volume.golden.GoldenVolume;
import dev.stowage.volume.golden.failure.GoldenExistsException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one golden volume. Its image has no name until it is whole, so that nobody finds it before,
 * and what has the name meanwhile stays.
 */
final class Freezing {

  private static final Logger LOG = LoggerFactory.getLogger(Freezing.class);

  private final GoldenImages images;
  private final Sending sending;
  private final GoldenDefinition definition;
  private final String attempt;

  /** What had the name when this one was about to get it. */
  private @Nullable FoundImage before;

  Freezing(GoldenImages images, Sending sending, GoldenDefinition definition) {
    this.images = images;
    this.sending = sending;
    this.definition = definition;
    this.attempt = "freeze " + definition;
  }

  /** Fails early: the source may be large. */
  void requireFree() {
    requireFree(holder(images.list()));
  }

  private void requireFree(Optional<FoundImage> holder) {
    if (holder.isPresent() && !definition.isReplacing()) {
      throw new GoldenExistsException(attempt, definition.name(), null);
    }
  }

  private Optional<FoundImage> holder(List<FoundImage> all) {
    return all.stream().filter(it -> it.names().contains(definition.name())).findFirst();
  }

  GoldenVolume freeze(String maker) {
    try {
      Sending.Sent sent = sending.send(definition.source(), maker, attempt);
      if (definition.isVerified()) {
        sending.requireSame(sent, attempt);
      }
      return name(sent.id());
    } catch (RuntimeException | Error failure) {
      takeBackAfter(failure, maker);
      throw failure;
    }
  }

  private GoldenVolume name(String id) {
    List<FoundImage> all = images.list();
    FoundImage made =
        all.stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow(this::gone);
    Optional<FoundImage> old = holder(all);
    requireFree(old);
    before = old.orElse(null);
    images.name(id, definition.name());
    old.ifPresent(this::removeNameless);
    return Shelf.golden(made, definition.name());
  }

  private ArchiveDamagedException gone() {
    return new ArchiveDamagedException(
        attempt, "the image", "somebody removed it before it had its name", null);
  }

  /** What is done stays done: a sweep finds what is left of the old one. */
  private void removeNameless(FoundImage old) {
    try {
      if (old.nameCount() == 1) {
        images.removeUnnamed(old.id());
      }
    } catch (VolumeException e) {
      LOG.warn("The image {} that was replaced could not be removed", old.id(), e);
    }
  }

  /** Takes back what was made, also in a thread that is interrupted. */
  private void takeBackAfter(Throwable failure, String maker) {
    boolean interrupted = Thread.interrupted();
    try {
      for (FoundImage image : images.list()) {
        if (image.facts().maker().equals(maker)) {
          takeBack(image);
        }
      }
    } catch (VolumeException second) {
      failure.addSuppressed(second);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void takeBack(FoundImage image) {
    GoldenName name = definition.name();
    if (image.names().contains(name)) {
      FoundImage old = before;
      if (old == null) {
        images.remove(name);
        return;
      }
      images.name(old.id(), name);
    }
    images.removeUnnamed(image.id());
  }
}
