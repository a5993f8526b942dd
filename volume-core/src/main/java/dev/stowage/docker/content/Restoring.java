package dev.stowage.docker.content;

import dev.stowage.docker.content.TarWriting.Item;
import dev.stowage.docker.content.TarWriting.Items;
import dev.stowage.docker.engine.Archives;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.content.ContentPath;
import dev.stowage.volume.content.FileState;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.content.ManifestEntry;
import dev.stowage.volume.failure.ArchiveDamagedException;
import dev.stowage.volume.failure.EngineErrorException;
import dev.stowage.volume.failure.VolumeException;
import dev.stowage.volume.failure.VolumeNotEmptyException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/** Fills an empty volume from an archive, proves it, and empties it again if it cannot. */
final class Restoring {

  /** The volume as its carrier's root directory names it. */
  private static final String NAME = Archives.MOUNT.substring(1);

  private static final int GZIP_MAGIC = 0x1f;
  private static final int CHUNK = 1 << 16;

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

  Manifest from(Path archive) {
    Manifest wanted = read(archive);
    return carriers.with(
        volume,
        carrier -> {
          FileState root = requireEmpty(carrier);
          try {
            fill(carrier, archive);
            requireSame(archive, wanted, content(carrier));
          } catch (RuntimeException | Error failure) {
            empty(carrier, root, failure);
            throw failure;
          }
          return wanted;
        });
  }

  private Manifest read(Path archive) {
    try (InputStream tar = unpacked(archive)) {
      return ManifestReading.read(tar);
    } catch (IOException e) {
      throw new ArchiveDamagedException(attempt, archive.toString(), String.valueOf(e), e);
    }
  }

  private static InputStream unpacked(Path archive) throws IOException {
    BufferedInputStream file = new BufferedInputStream(Files.newInputStream(archive), CHUNK);
    file.mark(1);
    boolean packed = file.read() == GZIP_MAGIC;
    file.reset();
    return packed ? new GZIPInputStream(file, CHUNK) : file;
  }

  private FileState requireEmpty(String carrier) {
    List<FileState> found = new ArrayList<>();
    archives.download(
        carrier,
        Archives.MOUNT + "/.",
        tar ->
            TarReading.walk(
                tar,
                (state, content) -> {
                  found.add(state);
                  return found.size() < 2;
                }));
    if (found.size() > 1) {
      throw new VolumeNotEmptyException(attempt, volume, found.get(1).path().toString());
    }
    return found.get(0);
  }

  /** Unpacked from outside, or links that lead up and the root itself would be left out. */
  private void fill(String carrier, Path archive) {
    try (InputStream tar = unpacked(archive)) {
      archives.upload(carrier, "/", new TarWriting(new Rebasing(tar, NAME)));
    } catch (IOException e) {
      throw new UncheckedIOException(attempt + ": read " + archive + ": " + e.getMessage(), e);
    }
  }

  private static Optional<FileState> rootOf(Manifest manifest) {
    return manifest.entries().stream()
        .map(ManifestEntry::state)
        .filter(state -> state.path().isRoot())
        .findFirst();
  }

  /** The root is only changed from outside: an entry for it is skipped where it is unpacked. */
  private void setRoot(String carrier, FileState state) {
    TarArchiveEntry entry = new TarArchiveEntry(NAME + "/");
    entry.setUserId(state.owner().uid());
    entry.setGroupId(state.owner().gid());
    entry.setMode(state.mode());
    entry.setModTime(state.modified().toEpochMilli());
    upload(carrier, new Item(entry, InputStream.nullInputStream()));
  }

  private void upload(String carrier, Item item) {
    archives.upload(carrier, "/", new TarWriting(Items.of(item)));
  }

  private Manifest content(String carrier) {
    List<Manifest> read = new ArrayList<>();
    archives.download(carrier, Archives.MOUNT + "/.", tar -> read.add(ManifestReading.read(tar)));
    return read.isEmpty() ? Manifest.of(List.of()) : read.get(0);
  }

  private void requireSame(Path archive, Manifest wanted, Manifest restored) {
    List<ContentPath> differences = new ArrayList<>(wanted.differences(restored));
    if (rootOf(wanted).isEmpty()) {
      differences.remove(ContentPath.ROOT);
    }
    if (!differences.isEmpty()) {
      throw new ArchiveDamagedException(
          attempt,
          archive.toString(),
          "the volume did not take it as it is: "
              + differences.size()
              + " of "
              + wanted.entries().size()
              + " entries differ, the first at '"
              + differences.get(0)
              + "'",
          null);
    }
  }

  /**
   * Empties the volume. The engine has no call for that; but a regular file that is unpacked over a
   * directory replaces it, and over a mount it removes what is in it before it finds out that the
   * mount itself cannot go.
   */
  private void empty(String carrier, FileState root, Throwable failure) {
    boolean interrupted = Thread.interrupted();
    try {
      emptyCalmly(carrier, root, failure);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void emptyCalmly(String carrier, FileState root, Throwable failure) {
    try {
      upload(carrier, new Item(new TarArchiveEntry(NAME), noBytes()));
    } catch (EngineErrorException expected) {
      failure.addSuppressed(expected);
    } catch (VolumeException | UncheckedIOException second) {
      failure.addSuppressed(second);
      return;
    }
    try {
      setRoot(carrier, root);
    } catch (VolumeException | UncheckedIOException second) {
      failure.addSuppressed(second);
    }
  }

  private static InputStream noBytes() {
    return InputStream.nullInputStream();
  }
}
