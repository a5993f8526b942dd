package dev.stowage.docker.content;

import dev.stowage.docker.host.Extracting;
import dev.stowage.docker.tar.ManifestReading;
import dev.stowage.docker.tar.Packing;
import dev.stowage.docker.tar.TarReading;
import dev.stowage.volume.content.Extracted;
import dev.stowage.volume.content.Extraction;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.failure.ArchiveDamagedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** An archive that lies on this machine, read without an engine. */
public final class ArchiveFile {

  private final Path file;
  private final String attempt;

  public ArchiveFile(Path file) {
    this.file = file;
    this.attempt = "read archive '" + file + "'";
  }

  /** Reads it to its end. */
  public Manifest manifest() {
    try (InputStream tar = unpacked()) {
      return ManifestReading.read(tar);
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  /** Takes everything out. */
  public Extracted extractTo(Path directory, Extraction extraction) {
    String extracting = "extract archive '" + file + "'";
    return new Extracting(extracting, extraction, ManifestReading.sha256())
        .to(
            directory,
            unpacking -> {
              try (InputStream tar = Packing.unpacked(unpacking.watch(open()), attempt)) {
                TarReading.walk(tar, unpacking::take);
              } catch (TarReading.DamagedTar e) {
                throw damaged(e);
              }
            });
  }

  private InputStream open() throws IOException {
    return Files.newInputStream(file);
  }

  private InputStream unpacked() throws IOException {
    InputStream packed = open();
    try {
      return Packing.unpacked(packed, attempt);
    } catch (IOException | RuntimeException e) {
      packed.close();
      throw e;
    }
  }

  private ArchiveDamagedException damaged(IOException e) {
    return new ArchiveDamagedException(attempt, file.toString(), String.valueOf(e.getMessage()), e);
  }
}
