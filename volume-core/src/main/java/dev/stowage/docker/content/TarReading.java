package dev.stowage.docker.content;

import dev.stowage.volume.content.FileState;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Walks through a tar. */
final class TarReading {

  /** Sees each entry; returns false to stop. */
  @FunctionalInterface
  interface Visitor {
    boolean visit(FileState state, InputStream content) throws IOException;
  }

  private TarReading() {}

  /** Shows all entries; fails unless the archive comes to its proper end or the visitor stops. */
  static void walk(InputStream tar, Visitor visitor) throws IOException {
    WholeTar whole = new WholeTar(tar);
    TarArchiveInputStream entries = new TarArchiveInputStream(whole);
    for (TarArchiveEntry entry = entries.getNextEntry();
        entry != null;
        entry = entries.getNextEntry()) {
      if (!visitor.visit(TarEntries.read(entry), entries)) {
        return;
      }
    }
    whole.finish();
  }
}
