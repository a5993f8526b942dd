package dev.stowage.docker.host;

import dev.stowage.docker.host.HostTree.HostFailure;
import dev.stowage.volume.Finding;
import dev.stowage.volume.content.Extracted;
import dev.stowage.volume.content.Extraction;
import dev.stowage.volume.failure.CallInterruptedException;
import dev.stowage.volume.failure.ExtractionRefusedException;
import dev.stowage.volume.failure.InvalidDefinitionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Puts what a tar holds into a directory of this machine, which is there whole or not at all. */
public final class Extracting {

  /** Shows everything that is to be unpacked. */
  @FunctionalInterface
  public interface Origin {
    void showTo(Unpacking unpacking) throws IOException;
  }

  private final String attempt;
  private final Extraction asked;
  private final MessageDigest hash;

  public Extracting(String attempt, Extraction asked, MessageDigest hash) {
    this.attempt = attempt;
    this.asked = asked;
    this.hash = hash;
  }

  public Extracted to(Path directory, Origin origin) {
    try {
      requireNewOrEmpty(directory);
      Path part = Parts.directory(directory);
      try {
        Extracted extracted = unpack(part, origin);
        Files.move(part, directory, StandardCopyOption.REPLACE_EXISTING);
        return extracted;
      } finally {
        HostTree.remove(part);
      }
    } catch (UncheckedIOException e) {
      throw worded(Objects.requireNonNull(e.getCause()), e);
    } catch (IOException e) {
      throw worded(e, new UncheckedIOException(attempt + ": " + e, e));
    }
  }

  private Extracted unpack(Path part, Origin origin) throws IOException {
    Unpacking unpacking = new Unpacking(part, asked, hash);
    try {
      origin.showTo(unpacking);
      return unpacking.finish();
    } finally {
      // Whoever still reads must not make anything in what is removed.
      unpacking.stop();
    }
  }

  private void requireNewOrEmpty(Path directory) throws IOException {
    if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      throw refused(directory, "is no directory");
    }
    try (Stream<Path> all = Files.list(directory)) {
      if (all.findAny().isPresent()) {
        throw refused(directory, "is not empty");
      }
    }
  }

  private InvalidDefinitionException refused(Path directory, String problem) {
    String where = "directory " + Finding.printable(directory.toString());
    return new InvalidDefinitionException(
        attempt, List.of(new Finding(where, problem, "give a new or empty directory")));
  }

  private RuntimeException worded(IOException failure, UncheckedIOException otherwise) {
    if (failure instanceof RefusedEntry refused) {
      return new ExtractionRefusedException(
          attempt, refused.path(), String.valueOf(refused.getMessage()), refused.remedy());
    }
    if (failure instanceof HostFailure host) {
      IOException reason = host.reason();
      return reason instanceof ClosedByInterruptException
          ? new CallInterruptedException(attempt, reason)
          : new UncheckedIOException(attempt + ": " + reason, reason);
    }
    return otherwise;
  }
}
