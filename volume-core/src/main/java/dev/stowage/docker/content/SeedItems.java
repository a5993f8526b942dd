package dev.stowage.docker.content;

import dev.stowage.docker.content.TarWriting.Item;
import dev.stowage.volume.content.SeedPart;
import dev.stowage.volume.content.SeedSource;
import dev.stowage.volume.content.VolumeSeed;
import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.file.FileKind;
import dev.stowage.volume.file.FileState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/** What a seed holds, one part after the other, opened when its turn comes. */
final class SeedItems implements OpenItems {

  private final Iterator<SeedPart> parts;
  private final boolean orderless;
  private final String attempt;
  private final Deque<Item> waiting = new ArrayDeque<>();

  /** Directories that are left out, unless something in them is not. */
  private final List<Item> held = new ArrayList<>();

  private @Nullable SeedPart part;
  private @Nullable OpenItems open;

  SeedItems(VolumeSeed seed, String attempt) {
    this.parts = seed.parts().iterator();
    this.orderless =
        seed.parts().size() == 1 && seed.parts().get(0).source() instanceof SeedSource.Directory;
    this.attempt = attempt;
  }

  @Override
  public boolean isOrderless() {
    return orderless;
  }

  @Override
  public @Nullable Item next() throws IOException {
    while (waiting.isEmpty()) {
      OpenItems items = open;
      SeedPart current = part;
      if (items == null || current == null) {
        if (!parts.hasNext()) {
          return null;
        }
        part = parts.next();
        open = open(part.source());
        continue;
      }
      Item item = items.next();
      if (item == null) {
        close();
      } else {
        take(current, item);
      }
    }
    return waiting.remove();
  }

  private void take(SeedPart current, Item item) throws IOException {
    FileState state = TarEntries.read(item.entry());
    held.removeIf(directory -> !isIn(state.path(), directory));
    Item placed = new Item(head(item.entry(), current.placed(state)), item.content());
    if (!current.ignores(state.path())) {
      held.forEach(directory -> waiting.add(placed(current, directory)));
      held.clear();
      waiting.add(placed);
    } else if (state.kind() == FileKind.DIRECTORY) {
      held.add(new Item(item.entry(), InputStream.nullInputStream()));
    }
  }

  private static Item placed(SeedPart part, Item item) {
    try {
      FileState state = part.placed(TarEntries.read(item.entry()));
      return new Item(head(item.entry(), state), item.content());
    } catch (IOException e) {
      throw new IllegalStateException("it was read before", e);
    }
  }

  private static boolean isIn(ContentPath path, Item directory) {
    String name = directory.entry().getName();
    return (path.value() + "/").startsWith(name.endsWith("/") ? name : name + "/");
  }

  private OpenItems open(SeedSource source) throws IOException {
    if (source instanceof SeedSource.Directory directory) {
      return new DirectoryItems(directory.path());
    }
    if (source instanceof SeedSource.ClassPath folder) {
      return new ClassPathItems(folder.loader(), folder.folder());
    }
    if (source instanceof SeedSource.Archive archive) {
      return new TarItems(Packing.unpacked(Files.newInputStream(archive.path()), attempt));
    }
    SeedSource.Written written = (SeedSource.Written) source;
    return one(written);
  }

  private static OpenItems one(SeedSource.Written written) {
    Item item = new Item(head(null, written.state()), written.content().open());
    Iterator<Item> all = List.of(item).iterator();
    return new OpenItems() {
      @Override
      public @Nullable Item next() {
        return all.hasNext() ? all.next() : null;
      }

      @Override
      public void close() {}
    };
  }

  /** Makes the head of an entry; what only another head has, such as a device's number, is kept. */
  static TarArchiveEntry head(@Nullable TarArchiveEntry other, FileState state) {
    String end = state.kind() == FileKind.DIRECTORY ? "/" : "";
    TarArchiveEntry entry = new TarArchiveEntry(state.path().value() + end, flag(state.kind()));
    if (state.path().isRoot()) {
      entry.setName("./");
    }
    entry.setSize(state.size());
    entry.setUserId(state.owner().uid());
    entry.setGroupId(state.owner().gid());
    entry.setMode(state.mode());
    entry.setModTime(state.modified().toEpochMilli());
    entry.setLinkName(state.link().orElse(""));
    if (other != null) {
      entry.setDevMajor(other.getDevMajor());
      entry.setDevMinor(other.getDevMinor());
      other.getExtraPaxHeaders().forEach(entry::addPaxHeader);
    }
    return entry;
  }

  private static byte flag(FileKind kind) {
    return switch (kind) {
      case FILE -> TarConstants.LF_NORMAL;
      case DIRECTORY -> TarConstants.LF_DIR;
      case SYMLINK -> TarConstants.LF_SYMLINK;
      case HARD_LINK -> TarConstants.LF_LINK;
      case FIFO -> TarConstants.LF_FIFO;
      case CHARACTER_DEVICE -> TarConstants.LF_CHR;
      case BLOCK_DEVICE -> TarConstants.LF_BLK;
    };
  }

  @Override
  public void close() throws IOException {
    OpenItems items = open;
    open = null;
    part = null;
    held.clear();
    if (items != null) {
      items.close();
    }
  }
}
