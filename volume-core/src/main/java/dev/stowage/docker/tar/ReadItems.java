package dev.stowage.docker.tar;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** The entries of a tar, which must come to its proper end. */
final class ReadItems implements TarItems {

  private final WholeTar whole;
  private final TarArchiveInputStream tar;

  ReadItems(InputStream tar) {
    this.whole = new WholeTar(tar);
    this.tar = new TarArchiveInputStream(whole);
  }

  @Override
  public @Nullable TarItem next() throws IOException {
    TarArchiveEntry entry = tar.getNextEntry();
    if (entry == null) {
      whole.finish();
      return null;
    }
    withoutComment(entry);
    return new TarItem(entry, tar);
  }

  /** A comment on the whole archive is none on each entry. */
  private static void withoutComment(TarArchiveEntry entry) {
    if (entry.getExtraPaxHeader(Provenance.COMMENT) != null) {
      Map<String, String> others = new TreeMap<>(entry.getExtraPaxHeaders());
      others.remove(Provenance.COMMENT);
      entry.clearExtraPaxHeaders();
      others.forEach(entry::addPaxHeader);
    }
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }
}
