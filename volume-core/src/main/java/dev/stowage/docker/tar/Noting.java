package dev.stowage.docker.tar;

import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.content.ManifestEntry;
import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.file.FileAccess;
import dev.stowage.volume.file.FileKind;
import dev.stowage.volume.file.FileState;
import dev.stowage.volume.transfer.Transfer;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The same items, noted with their hashes while they are read. Directories that are only named by
 * what is in them get items of their own, as the engine would make them; the root is kept back.
 */
public final class Noting implements TarItems {

  private final TarItems items;
  private final Transfer transfer;
  private final ContentHash hash = new ContentHash();
  private final Manifest.Builder manifest = Manifest.builder();

  /** Directories, and links that may stand for some. */
  private final Set<ContentPath> parents = new HashSet<>(Set.of(ContentPath.ROOT));

  private final Deque<TarItem> waiting = new ArrayDeque<>();
  private @Nullable FileState current;
  private @Nullable FileState root;

  public Noting(TarItems items, Transfer transfer) {
    this.items = items;
    this.transfer = transfer;
  }

  @Override
  public @Nullable TarItem next() throws IOException {
    endCurrent();
    TarItem item = waiting.isEmpty() ? items.next() : waiting.remove();
    while (item != null && TarEntries.path(item.entry().getName()).isRoot()) {
      root = TarEntries.read(item.entry());
      manifest.add(new ManifestEntry(root, ""));
      item = items.next();
    }
    if (item == null) {
      return null;
    }
    FileState state = TarEntries.read(item.entry());
    if (!parents.contains(state.path().parent())) {
      return begin(parentFirst(item, state));
    }
    return begin(item);
  }

  private TarItem parentFirst(TarItem item, FileState state) {
    Deque<TarItem> missing = new ArrayDeque<>();
    for (ContentPath each = state.path().parent(); parents.add(each); each = each.parent()) {
      missing.push(TarItem.directory(each, FileAccess.OF_DIRECTORIES, state.modified()));
    }
    waiting.addAll(missing);
    waiting.add(item);
    return waiting.remove();
  }

  private TarItem begin(TarItem item) throws IOException {
    FileState state = TarEntries.read(item.entry());
    current = state;
    transfer.passed(0, 1);
    if (state.kind() == FileKind.DIRECTORY || state.kind() == FileKind.SYMLINK) {
      parents.add(state.path());
    }
    return state.kind() == FileKind.FILE
        ? new TarItem(item.entry(), new Hashed(item.content()))
        : item;
  }

  private void endCurrent() {
    FileState state = current;
    if (state != null) {
      EntryLosses.note(state, hash.sawHole(), manifest);
      manifest.add(new ManifestEntry(state, state.kind() == FileKind.FILE ? hash.end() : ""));
      current = null;
    }
  }

  /** Returns what was read, the root included if it was among it; once, after the end. */
  public Manifest manifest() {
    items.losses().forEach(manifest::lost);
    return manifest.build();
  }

  /** Returns what the root is to be, if anything was said of it. */
  public @Nullable FileState root() {
    return root;
  }

  private final class Hashed extends Observed {

    Hashed(InputStream content) {
      super(content);
    }

    @Override
    protected void saw(byte[] buffer, int offset, int length) {
      hash.update(buffer, offset, length);
    }
  }
}
