package dev.stowage.docker.content;

import dev.stowage.docker.tar.ManifestReading;
import dev.stowage.docker.tar.Noting;
import dev.stowage.docker.tar.Observed;
import dev.stowage.docker.tar.Packing;
import dev.stowage.docker.tar.TarItems;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.content.ManifestComparison;
import dev.stowage.volume.failure.ArchiveDamagedException;
import dev.stowage.volume.failure.PartlyRestoredException;
import dev.stowage.volume.failure.VolumeException;
import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.transfer.Progress.Stage;
import dev.stowage.volume.transfer.Transfer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Puts an archive into a volume. */
final class Restoring {

  private final Place.OfVolume place;
  private final Carriers carriers;
  private final Transfer transfer;
  private final String attempt;

  Restoring(Place.OfVolume place, Carriers carriers, Transfer transfer) {
    this.place = place;
    this.carriers = carriers;
    this.transfer = transfer;
    this.attempt = "restore " + place;
  }

  /** What can be read twice is read to its end before anything is sent. */
  Manifest from(Path archive) {
    long size = Expected.sizeOf(check(archive));
    return fill(archive.toString(), Origin.of(() -> TarItems.of(unpacked(archive)), size));
  }

  Manifest from(InputStream archive) {
    return fill("the stream", Origin.of(() -> TarItems.of(Packing.unpacked(archive, attempt)), 0));
  }

  private Manifest check(Path archive) {
    try (InputStream file = Files.newInputStream(archive)) {
      transfer.begin(Stage.CHECK, Files.size(archive));
      return ManifestReading.read(
          Packing.unpacked(Observed.counted(file, transfer), attempt), transfer);
    } catch (IOException e) {
      throw damaged(archive, e);
    }
  }

  private ArchiveDamagedException damaged(Path archive, Exception e) {
    return new ArchiveDamagedException(attempt, archive.toString(), String.valueOf(e), e);
  }

  private InputStream unpacked(Path archive) throws IOException {
    InputStream file = Files.newInputStream(archive);
    try {
      return Packing.unpacked(file, attempt);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private Manifest fill(String what, Origin origin) {
    Filling.Words words = new Filling.Words(attempt, what);
    return new Filling(place, carriers, words, transfer).fill(origin, true);
  }

  /** Puts an archive over what is there. */
  Manifest over(Path archive) {
    Manifest manifest = check(archive);
    try {
      return carriers.with(
          place,
          carrier -> {
            carriers.requireLasting(place, carrier, attempt);
            send(archive, Expected.sizeOf(manifest), carrier);
            requireThere(archive, manifest, carrier);
            return manifest.withLosses(carrier.lossesIn());
          });
    } catch (VolumeException e) {
      throw new PartlyRestoredException(attempt, place.volume(), e);
    }
  }

  private void send(Path archive, long size, Carrier carrier) {
    transfer.begin(Stage.WRITE, size);
    try (TarItems items = TarItems.of(unpacked(archive))) {
      carrier.unpackFromOutside(new Noting(items, transfer), transfer);
    } catch (IOException | UncheckedIOException e) {
      throw damaged(archive, e);
    }
  }

  private void requireThere(Path archive, Manifest manifest, Carrier carrier) {
    transfer.begin(Stage.READ_BACK, 0);
    ManifestComparison comparison = carrier.compare(manifest);
    carrier.read(
        ContentPath.ROOT,
        tar -> ManifestReading.read(Observed.counted(tar, transfer), comparison::add, transfer));
    List<ContentPath> missing = comparison.unmet().stream().filter(path -> !path.isRoot()).toList();
    if (!missing.isEmpty()) {
      throw new ArchiveDamagedException(
          attempt,
          archive.toString(),
          missing.size() + " entries were not taken as they are, the first at " + missing.get(0),
          null);
    }
  }
}
