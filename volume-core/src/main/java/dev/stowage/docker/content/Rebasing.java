package dev.stowage.docker.content;

import dev.stowage.docker.content.TarWriting.Item;
import dev.stowage.docker.content.TarWriting.Items;
import java.io.IOException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.jspecify.annotations.Nullable;

/** The same items, each moved into a directory. */
final class Rebasing implements Items {

  private final Items items;
  private final String directory;

  Rebasing(Items items, String directory) {
    this.items = items;
    this.directory = directory;
  }

  @Override
  public @Nullable Item next() throws IOException {
    Item item = items.next();
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
