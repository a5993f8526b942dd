package dev.stowage.docker.golden;

import dev.stowage.docker.content.Carriers;
import dev.stowage.docker.content.GoldenLayout;
import dev.stowage.docker.content.Place;
import dev.stowage.docker.engine.GoldenImages;
import dev.stowage.docker.seed.SeedItems;
import dev.stowage.docker.tar.ManifestReading;
import dev.stowage.docker.tar.Noting;
import dev.stowage.docker.tar.Observed;
import dev.stowage.docker.tar.TarItems;
import dev.stowage.docker.tar.TarWriting;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.content.ManifestComparison;
import dev.stowage.volume.content.VolumeSeed;
import dev.stowage.volume.failure.ArchiveDamagedException;
import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.golden.GoldenSource;
import dev.stowage.volume.transfer.Progress.Stage;
import dev.stowage.volume.transfer.Transfer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Sends what is to be frozen to the engine, which makes an image of it. */
final class Sending {

  /**
   * An image that was made.
   *
   * @param id its id
   * @param content what it holds
   */
  record Sent(String id, Manifest content) {}

  private final Carriers carriers;
  private final GoldenImages images;
  private final InstantSource clock;
  private final Transfer transfer;

  Sending(Carriers carriers, GoldenImages images, InstantSource clock, Transfer transfer) {
    this.carriers = carriers;
    this.images = images;
    this.clock = clock;
    this.transfer = transfer;
  }

  /** Makes an image without a name. */
  Sent send(GoldenSource source, String maker, String attempt) {
    AtomicReference<Sent> sent = new AtomicReference<>();
    transfer.begin(Stage.READ, 0);
    try {
      if (source instanceof GoldenSource.OfSeed it) {
        sent.set(seed(it.seed(), maker, attempt));
      } else {
        carriers.with(
            place(source),
            carrier ->
                carrier.read(
                    ContentPath.ROOT, tar -> sent.set(make(source, maker, TarItems.of(tar)))));
      }
    } catch (IOException | UncheckedIOException e) {
      throw damaged(attempt, source.toString(), String.valueOf(e.getMessage()), e);
    }
    Sent made = sent.get();
    if (made == null) {
      throw damaged(attempt, source.toString(), "there was nothing, not even a root", null);
    }
    return made;
  }

  private static Place place(GoldenSource source) {
    return source instanceof GoldenSource.OfVolume volume
        ? new Place.OfVolume(volume.name())
        : new Place.OfHostDirectory(((GoldenSource.OfHostDirectory) source).path().value(), true);
  }

  private Sent seed(VolumeSeed seed, String maker, String attempt) throws IOException {
    try (TarItems items = new SeedItems(seed, attempt)) {
      return make(new GoldenSource.OfSeed(seed), maker, items);
    }
  }

  private Sent make(GoldenSource source, String maker, TarItems items) {
    GoldenLayout.Items image = new GoldenLayout.Items(new Noting(items, transfer), clock.instant());
    String id =
        images.make(source.toString(), maker, Observed.counted(new TarWriting(image), transfer));
    return new Sent(id, image.manifest());
  }

  /** Reads an image back. */
  void requireSame(Sent sent, String attempt) {
    transfer.begin(Stage.READ_BACK, transfer.progress().bytes());
    ManifestComparison comparison = sent.content().compare();
    carriers.with(
        new Place.OfImage(sent.id()),
        carrier ->
            carrier.read(
                ContentPath.ROOT,
                tar ->
                    ManifestReading.read(
                        Observed.counted(tar, transfer), comparison::add, transfer)));
    List<ContentPath> differences = new ArrayList<>(comparison.differences());
    // It is marked as half done in the image.
    differences.remove(ContentPath.ROOT);
    if (!differences.isEmpty()) {
      throw damaged(
          attempt,
          "the image",
          differences.size()
              + " entries were not taken as they are, the first at '"
              + differences.get(0)
              + "'",
          null);
    }
  }

  private static ArchiveDamagedException damaged(
      String attempt, String what, String reason, @Nullable Exception cause) {
    return new ArchiveDamagedException(attempt, what, reason, cause);
  }
}
