package dev.stowage.docker.tar;

import dev.stowage.volume.file.FileState;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** Walks through a tar. */
public final class TarReading {

  /** Sees each entry; returns false to stop. */
  @FunctionalInterface
  public interface Visitor {
    boolean visit(FileState state, InputStream content) throws IOException;
  }

  private TarReading() {}

  /** What was sent is no whole tar. */
  private static final class DamagedTar extends IOException {

    private static final long serialVersionUID = 1L;

    private DamagedTar(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }

  /** Says what is wrong with the tar, if something failed because what was sent is no whole one. */
  public static Optional<String> damage(@Nullable Throwable failure) {
    return failure instanceof DamagedTar
        ? Optional.of(String.valueOf(failure.getMessage()))
        : Optional.empty();
  }

  /** Shows all entries; fails unless the archive comes to its proper end or the visitor stops. */
  public static void walk(InputStream tar, Visitor visitor) throws IOException {
    WholeTar whole = new WholeTar(tar);
    TarArchiveInputStream entries = new TarArchiveInputStream(whole);
    InputStream content = new Content(entries);
    for (FileState state = next(entries); state != null; state = next(entries)) {
      if (!visitor.visit(state, content)) {
        return;
      }
    }
    try {
      whole.finish();
    } catch (IOException e) {
      throw new DamagedTar(e);
    }
  }

  private static @Nullable FileState next(TarArchiveInputStream entries) throws IOException {
    try {
      TarArchiveEntry entry = entries.getNextEntry();
      return entry == null ? null : TarEntries.read(entry);
    } catch (IOException e) {
      throw new DamagedTar(e);
    }
  }

  /** Tells a failure of the tar from one of where its content is copied to. */
  private static final class Content extends FilterInputStream {

    Content(InputStream entries) {
      super(entries);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        return super.read(buffer, offset, length);
      } catch (IOException e) {
        throw new DamagedTar(e);
      }
    }
  }
}
