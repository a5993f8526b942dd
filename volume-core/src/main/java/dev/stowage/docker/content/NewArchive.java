package dev.stowage.docker.content;

import dev.stowage.docker.host.Parts;
import dev.stowage.docker.tar.Packing;
import dev.stowage.volume.Finding;
import dev.stowage.volume.content.ArchiveFormat;
import dev.stowage.volume.failure.CallInterruptedException;
import dev.stowage.volume.failure.InvalidDefinitionException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A file that gets its name when all of it is written, and is not there otherwise. */
public final class NewArchive {

  /** Writes an archive. */
  @FunctionalInterface
  public interface Writing<T> {
    T to(OutputStream out, ArchiveFormat format);
  }

  private final Path archive;
  private final String attempt;

  public NewArchive(Path archive, String attempt) {
    this.archive = archive;
    this.attempt = attempt;
  }

  /** Writes the file, packed as its name says. */
  public <T> T write(Writing<T> writing) {
    ArchiveFormat format = format();
    if (Files.exists(archive)) {
      throw refused("exists already", "give the path of a new file");
    }
    try {
      Path part = Parts.file(archive);
      try {
        T written;
        try (OutputStream out = Files.newOutputStream(part)) {
          written = writing.to(out, format);
        }
        force(part);
        Files.move(part, archive);
        return written;
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (ClosedByInterruptException e) {
      throw new CallInterruptedException(attempt, e);
    } catch (IOException e) {
      throw new UncheckedIOException(attempt + ": " + e, e);
    }
  }

  /** What is not on the disk yet, a power failure takes. */
  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private ArchiveFormat format() {
    return Packing.named(String.valueOf(archive.getFileName()))
        .orElseThrow(
            () ->
                refused(
                    "does not say how it is packed",
                    "end it in .tar, .tar.gz, .tgz, .tar.zst or .tzst"));
  }

  private InvalidDefinitionException refused(String problem, String remedy) {
    String where = "archive " + Finding.printable(archive.toString());
    return new InvalidDefinitionException(attempt, List.of(new Finding(where, problem, remedy)));
  }
}
