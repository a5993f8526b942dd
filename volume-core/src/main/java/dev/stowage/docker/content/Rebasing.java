package dev.stowage.docker.content;

import dev.stowage.docker.content.TarWriting.Item;
import dev.stowage.docker.content.TarWriting.Items;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** The entries of a tar, each moved into a directory. */
final class Rebasing implements Items {

  private final TarArchiveInputStream tar;
  private final String directory;

  Rebasing(InputStream tar, String directory) {
    this.tar = new TarArchiveInputStream(tar);
    this.directory = directory;
  }

  @Override
  public @Nullable Item next() throws IOException {
    TarArchiveEntry entry = tar.getNextEntry();
    if (entry == null) {
      return null;
    }
    String end = entry.isDirectory() ? "/" : "";
    entry.setName(moved(entry.getName()) + end);
    if (entry.isLink()) {
      entry.setLinkName(moved(entry.getLinkName()));
    }
    return new Item(entry, tar);
  }

  private String moved(String name) throws IOException {
    String value = TarEntries.path(name).value();
    return value.isEmpty() ? directory : directory + "/" + value;
  }
}
