package dev.stowage.docker.content;

import dev.stowage.docker.content.TarWriting.Item;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** The entries of a tar, which must come to its proper end. */
final class TarItems implements OpenItems {

  private final WholeTar whole;
  private final TarArchiveInputStream tar;

  TarItems(InputStream tar) {
    this.whole = new WholeTar(tar);
    this.tar = new TarArchiveInputStream(whole);
  }

  @Override
  public @Nullable Item next() throws IOException {
    TarArchiveEntry entry = tar.getNextEntry();
    if (entry == null) {
      whole.finish();
      return null;
    }
    return new Item(entry, tar);
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }
}
