package dev.stowage.docker.content;

import dev.stowage.docker.content.Along.SinkFailure;
import dev.stowage.docker.host.Parts;
import dev.stowage.docker.tar.ManifestReading;
import dev.stowage.docker.tar.Observed;
import dev.stowage.docker.tar.Packing;
import dev.stowage.docker.tar.Provenance;
import dev.stowage.volume.Finding;
import dev.stowage.volume.content.ArchiveFormat;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.failure.ArchiveDamagedException;
import dev.stowage.volume.failure.CallInterruptedException;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.transfer.Progress.Stage;
import dev.stowage.volume.transfer.Transfer;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Copies a volume's tar out as it comes, and reads along. */
final class Exporting {

  private final Place place;
  private final Carriers carriers;
  private final Transfer transfer;
  private final String attempt;

  Exporting(Place place, Carriers carriers, Transfer transfer) {
    this.place = place;
    this.carriers = carriers;
    this.transfer = transfer;
    this.attempt = "export " + place;
  }

  Manifest to(Path archive) {
    ArchiveFormat format = format(archive);
    if (Files.exists(archive)) {
      throw refused(archive, "exists already", "give the path of a new file");
    }
    try {
      Path part = Parts.file(archive);
      try {
        Manifest manifest;
        try (OutputStream out = Files.newOutputStream(part)) {
          manifest = to(out, format);
        }
        force(part);
        Files.move(part, archive);
        return manifest;
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

  private ArchiveFormat format(Path archive) {
    return Packing.named(String.valueOf(archive.getFileName()))
        .orElseThrow(
            () ->
                refused(
                    archive,
                    "does not say how it is packed",
                    "end it in .tar, .tar.gz, .tgz, .tar.zst or .tzst"));
  }

  private InvalidDefinitionException refused(Path archive, String problem, String remedy) {
    String where = "archive " + Finding.printable(archive.toString());
    return new InvalidDefinitionException(attempt, List.of(new Finding(where, problem, remedy)));
  }

  Manifest to(OutputStream archive, ArchiveFormat format) {
    if (format == ArchiveFormat.TAR) {
      return raw(archive);
    }
    // Closing what packs is the only way to end it, and would close what is not ours.
    try (OutputStream packed = Packing.packed(new StaysOpen(archive), format, attempt)) {
      return raw(packed);
    } catch (IOException e) {
      throw new UncheckedIOException(attempt + ": write the archive: " + e.getMessage(), e);
    }
  }

  private static final class StaysOpen extends FilterOutputStream {

    StaysOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  private Manifest raw(OutputStream out) {
    AtomicReference<Manifest> manifest = new AtomicReference<>();
    transfer.begin(Stage.READ, 0);
    try {
      carriers.with(
          place,
          carrier -> {
            byte[] header = header(carrier);
            return carrier.read(
                ContentPath.ROOT,
                tar -> manifest.set(copy(tar, header, out).withLosses(carrier.lossesOut())));
          });
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof SinkFailure sink) {
        if (sink.reason() instanceof ClosedByInterruptException) {
          throw new CallInterruptedException(attempt, sink.reason());
        }
        throw new UncheckedIOException(
            attempt + ": write the archive: " + sink.reason().getMessage(), sink.reason());
      }
      throw new ArchiveDamagedException(
          attempt, "the engine's answer", String.valueOf(e.getMessage()), e);
    }
    Manifest read = manifest.get();
    if (read == null) {
      throw new ArchiveDamagedException(attempt, "the engine's answer", "there was none", null);
    }
    return read;
  }

  private static byte[] header(Carrier carrier) {
    try {
      return carrier.volume().isPresent() ? Provenance.header(carrier.volume().get()) : new byte[0];
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory cannot fail", e);
    }
  }

  private Manifest copy(InputStream tar, byte[] header, OutputStream out) throws IOException {
    try {
      out.write(header);
    } catch (IOException e) {
      throw new SinkFailure(e);
    }
    return Along.copy(
        Observed.counted(tar, transfer), out, along -> ManifestReading.read(along, transfer));
  }
}
