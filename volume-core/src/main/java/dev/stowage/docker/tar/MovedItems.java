package dev.stowage.docker.tar;

import java.io.IOException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.jspecify.annotations.Nullable;

/** The same items, each moved into a directory. */
final class MovedItems implements TarItems {

  private final TarItems items;
  private final String directory;

  MovedItems(TarItems items, String directory) {
    this.items = items;
    this.directory = directory;
  }

  @Override
  public @Nullable TarItem next() throws IOException {
    TarItem item = items.next();
    if (item == null) {
      return null;
    }
    TarArchiveEntry entry = item.entry();
    String end = entry.isDirectory() ? "/" : "";
    entry.setName(moved(entry.getName()) + end);
    if (entry.isLink()) {
      entry.setLinkName(moved(entry.getLinkName()));
    }
    return item;
  }

  private String moved(String name) throws IOException {
    String value = TarEntries.path(name).value();
    return value.isEmpty() ? directory : directory + "/" + value;
  }
}
