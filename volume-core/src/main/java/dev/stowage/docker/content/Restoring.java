package dev.stowage.docker.content;

import dev.stowage.docker.engine.Archives;
import dev.stowage.docker.tar.ManifestReading;
import dev.stowage.docker.tar.Packing;
import dev.stowage.docker.tar.TarItems;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.failure.ArchiveDamagedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Fills an empty volume from an archive. */
final class Restoring {

  private final VolumeName volume;
  private final Archives archives;
  private final Carriers carriers;
  private final String attempt;

  Restoring(VolumeName volume, Archives archives, Carriers carriers) {
    this.volume = volume;
    this.archives = archives;
    this.carriers = carriers;
    this.attempt = "restore volume '" + volume + "'";
  }

  /** What can be read twice is read to its end before anything is sent. */
  Manifest from(Path archive) {
    try (InputStream tar = unpacked(archive)) {
      ManifestReading.read(tar);
    } catch (IOException e) {
      throw new ArchiveDamagedException(attempt, archive.toString(), String.valueOf(e), e);
    }
    return fill(archive.toString(), () -> TarItems.of(unpacked(archive)));
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

  Manifest from(InputStream archive) {
    return fill("the stream", () -> TarItems.of(Packing.unpacked(archive, attempt)));
  }

  private Manifest fill(String what, Filling.Origin origin) {
    Filling filling = new Filling(volume, archives, carriers, attempt, what);
    return carriers.with(volume, carrier -> filling.fill(carrier, origin, true));
  }
}
