package dev.stowage.docker;

import static java.util.Objects.requireNonNull;

import dev.stowage.docker.content.ArchiveFile;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.content.ArchivedVolume;
import dev.stowage.volume.content.Extracted;
import dev.stowage.volume.content.Extraction;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.content.VolumeSeed;
import dev.stowage.volume.failure.ArchiveDamagedException;
import dev.stowage.volume.failure.ExtractionRefusedException;
import dev.stowage.volume.failure.InvalidDefinitionException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An exported volume as a file: a tar, plain, in gzip or in zstd as its first bytes tell, whoever
 * made it. No engine is asked. Immutable and thread-safe.
 *
 * <pre>{@code
 * Manifest manifest = VolumeArchive.of(backup).manifest();
 * }</pre>
 */
public final class VolumeArchive {

  private final Path file;

  private VolumeArchive(Path file) {
    this.file = file;
  }

  /**
   * Names an archive. Nothing is read yet.
   *
   * @param file where it is
   * @return the archive
   */
  public static VolumeArchive of(Path file) {
    return new VolumeArchive(requireNonNull(file, "file"));
  }

  /**
   * Reads the archive to its end, in constant memory but for the manifest.
   *
   * @return what is in it
   * @throws ArchiveDamagedException if it cannot be read, is cut short, broken, or leads out of
   *     itself
   */
  public Manifest manifest() {
    return new ArchiveFile(file).manifest();
  }

  /**
   * Reads what volume it was made of; only the beginning is read.
   *
   * <pre>{@code
   * VolumeArchive archive = VolumeArchive.of(backup);
   * storage.volumes().create(archive.definition("orders-restored").build());
   * }</pre>
   *
   * @return the volume; empty if somebody else made the archive
   * @throws ArchiveDamagedException if it cannot be read
   */
  public Optional<ArchivedVolume> volume() {
    return new ArchiveFile(file).volume();
  }

  /**
   * Begins the definition of a volume like the one that the archive was made of, with the content
   * of the archive, which is read back and compared when the volume is made.
   *
   * @param name what the volume is to be called
   * @return a builder with the same driver, options and labels; those of a plain local volume if
   *     somebody else made the archive
   * @throws InvalidDefinitionException if the driver's options hold secrets, which are not in the
   *     archive
   * @throws ArchiveDamagedException if it cannot be read
   */
  public VolumeDefinition.Builder definition(String name) {
    return volume()
        .map(was -> was.definition(name))
        .orElseGet(() -> VolumeDefinition.named(name))
        .initialContent(VolumeSeed.archive(file).verified());
  }

  /**
   * Takes everything out into a directory of this machine, as {@code VolumeFiles.extractTo} does
   * with what is in a volume.
   *
   * @param directory new or empty, in a directory that exists
   * @param extraction what may come out
   * @return what is there, and what was left out
   * @throws InvalidDefinitionException if the directory holds something or is none
   * @throws ExtractionRefusedException if the archive holds something that is not let out
   * @throws ArchiveDamagedException if it is cut short or broken; nothing is left
   */
  public Extracted extractTo(Path directory, Extraction extraction) {
    requireNonNull(directory, "directory");
    return new ArchiveFile(file).extractTo(directory, requireNonNull(extraction, "extraction"));
  }

  /** Returns the path. */
  @Override
  public String toString() {
    return "archive " + file;
  }
}
