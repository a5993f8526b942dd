package dev.stowage.docker.content;

import dev.stowage.docker.content.Along.SinkFailure;
import dev.stowage.docker.tar.Observed;
import dev.stowage.docker.tar.Packing;
import dev.stowage.volume.content.ArchiveFormat;
import dev.stowage.volume.failure.ArchiveDamagedException;
import dev.stowage.volume.failure.CallInterruptedException;
import dev.stowage.volume.transfer.Progress.Stage;
import dev.stowage.volume.transfer.Transfer;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Copies a tar of the engine's out as it comes, and reads along.
 *
 * @param <T> what is read out of it
 */
public final class Exporting<T> {

  /** Takes a tar, and what is to stand in front of it. */
  @FunctionalInterface
  public interface Taker {
    void take(byte[] header, InputStream tar) throws IOException;
  }

  /** Hands a tar to a taker, if there is one. */
  @FunctionalInterface
  public interface Fetching {
    void fetch(Taker taker);
  }

  /** Reads a tar to its end. */
  @FunctionalInterface
  public interface Reading<T> {
    T read(InputStream tar) throws IOException;
  }

  private final String attempt;
  private final Transfer transfer;
  private final Fetching fetching;
  private final Reading<T> reading;

  /**
   * Copies a tar.
   *
   * @param attempt what is tried, for failures
   * @param transfer watches
   * @param fetching fetches the tar
   * @param reading proves it whole
   */
  public Exporting(String attempt, Transfer transfer, Fetching fetching, Reading<T> reading) {
    this.attempt = attempt;
    this.transfer = transfer;
    this.fetching = fetching;
    this.reading = reading;
  }

  public T to(Path archive) {
    return new NewArchive(archive, attempt).write(this::to);
  }

  public T to(OutputStream archive, ArchiveFormat format) {
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

  private T raw(OutputStream out) {
    AtomicReference<T> result = new AtomicReference<>();
    transfer.begin(Stage.READ, 0);
    try {
      fetching.fetch((header, tar) -> result.set(copy(tar, header, out)));
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
    T read = result.get();
    if (read == null) {
      throw new ArchiveDamagedException(attempt, "the engine's answer", "there was none", null);
    }
    return read;
  }

  private T copy(InputStream tar, byte[] header, OutputStream out) throws IOException {
    try {
      out.write(header);
    } catch (IOException e) {
      throw new SinkFailure(e);
    }
    return Along.copy(Observed.counted(tar, transfer), out, reading::read);
  }
}
