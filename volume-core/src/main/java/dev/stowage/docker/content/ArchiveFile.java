package dev.stowage.docker.content;

import dev.stowage.docker.host.Extracting;
import dev.stowage.docker.tar.ContentHash;
import dev.stowage.docker.tar.ManifestReading;
import dev.stowage.docker.tar.Packing;
import dev.stowage.docker.tar.Provenance;
import dev.stowage.docker.tar.TarReading;
import dev.stowage.volume.content.ArchivedVolume;
import dev.stowage.volume.content.Extracted;
import dev.stowage.volume.content.Extraction;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.failure.ArchiveDamagedException;
import dev.stowage.volume.transfer.Transfer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

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
      return ManifestReading.read(tar, Transfer.unwatched());
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  /** Reads its beginning. */
  public Optional<ArchivedVolume> volume() {
    try (InputStream tar = unpacked()) {
      return Provenance.read(tar);
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  /** Takes everything out. */
  public Extracted extractTo(Path directory, Extraction extraction) {
    String extracting = "extract archive '" + file + "'";
    return new Extracting(extracting, extraction, ContentHash.sha256())
        .to(
            directory,
            unpacking -> {
              try (InputStream tar = Packing.unpacked(unpacking.watch(open()), attempt)) {
                TarReading.walk(tar, unpacking::take);
              } catch (IOException e) {
                if (TarReading.damage(e).isPresent()) {
                  throw damaged(e);
                }
                throw e;
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
