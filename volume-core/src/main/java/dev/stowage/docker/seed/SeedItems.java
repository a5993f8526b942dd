package dev.stowage.docker.seed;

import dev.stowage.docker.tar.Packing;
import dev.stowage.docker.tar.TarEntries;
import dev.stowage.docker.tar.TarItem;
import dev.stowage.docker.tar.TarItems;
import dev.stowage.volume.content.Loss;
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
import org.jspecify.annotations.Nullable;

/** What a seed holds, one part after the other, opened when its turn comes. */
public final class SeedItems implements TarItems {

  private final Iterator<SeedPart> parts;
  private final boolean orderless;
  private final String attempt;
  private final Deque<TarItem> waiting = new ArrayDeque<>();

  /** Directories that are left out, unless something in them is not. */
  private final List<TarItem> held = new ArrayList<>();

  private final List<Loss> losses = new ArrayList<>();
  private @Nullable SeedPart part;
  private @Nullable TarItems open;

  public SeedItems(VolumeSeed seed, String attempt) {
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
  public @Nullable TarItem next() throws IOException {
    while (waiting.isEmpty()) {
      TarItems items = open;
      SeedPart current = part;
      if (items == null || current == null) {
        if (!parts.hasNext()) {
          return null;
        }
        part = parts.next();
        open = open(part.source());
        continue;
      }
      TarItem item = items.next();
      if (item == null) {
        addLosses(current, items);
        close();
      } else {
        take(current, item);
      }
    }
    return waiting.remove();
  }

  private void addLosses(SeedPart from, TarItems items) {
    for (Loss loss : items.losses()) {
      if (!from.ignores(loss.path())) {
        losses.add(new Loss(from.placed(loss.path()), loss.kind()));
      }
    }
  }

  @Override
  public List<Loss> losses() {
    return losses;
  }

  private void take(SeedPart current, TarItem item) throws IOException {
    FileState state = TarEntries.read(item.entry());
    held.removeIf(directory -> !isIn(state.path(), directory));
    TarItem placed =
        new TarItem(TarEntries.head(item.entry(), current.placed(state)), item.content());
    if (!current.ignores(state.path())) {
      held.forEach(directory -> waiting.add(placed(current, directory)));
      held.clear();
      waiting.add(placed);
    } else if (state.kind() == FileKind.DIRECTORY) {
      held.add(new TarItem(item.entry(), InputStream.nullInputStream()));
    }
  }

  private static TarItem placed(SeedPart part, TarItem item) {
    try {
      FileState state = part.placed(TarEntries.read(item.entry()));
      return new TarItem(TarEntries.head(item.entry(), state), item.content());
    } catch (IOException e) {
      throw new IllegalStateException("it was read before", e);
    }
  }

  private static boolean isIn(ContentPath path, TarItem directory) {
    String name = directory.entry().getName();
    return (path.value() + "/").startsWith(name.endsWith("/") ? name : name + "/");
  }

  private TarItems open(SeedSource source) throws IOException {
    if (source instanceof SeedSource.Directory directory) {
      return new DirectoryItems(directory.path());
    }
    if (source instanceof SeedSource.ClassPath folder) {
      return new ClassPathItems(folder.loader(), folder.folder());
    }
    if (source instanceof SeedSource.Archive archive) {
      return TarItems.of(Packing.unpacked(Files.newInputStream(archive.path()), attempt));
    }
    if (source instanceof SeedSource.SeenFile file) {
      return one(file.seen().state(), new SeenContent(file.path(), file.seen().sha256()));
    }
    SeedSource.Written written = (SeedSource.Written) source;
    return one(written.state(), written.content().open());
  }

  private static TarItems one(FileState state, InputStream content) {
    TarItem item = new TarItem(TarEntries.head(null, state), content);
    Iterator<TarItem> all = List.of(item).iterator();
    return new TarItems() {
      @Override
      public @Nullable TarItem next() {
        return all.hasNext() ? all.next() : null;
      }

      @Override
      public void close() throws IOException {
        content.close();
      }
    };
  }

  @Override
  public void close() throws IOException {
    TarItems items = open;
    open = null;
    part = null;
    held.clear();
    if (items != null) {
      items.close();
    }
  }
}
