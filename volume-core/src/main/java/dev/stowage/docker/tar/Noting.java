package dev.stowage.docker.tar;

import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.content.ManifestEntry;
import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.file.FileAccess;
import dev.stowage.volume.file.FileKind;
import dev.stowage.volume.file.FileState;
import java.io.IOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The same items, noted with their hashes while they are read. Directories that are only named by
 * what is in them get items of their own, as the engine would make them; the root is kept back.
 */
public final class Noting implements TarItems {

  private final TarItems items;
  private final MessageDigest hash = ManifestReading.sha256();
  private final List<ManifestEntry> entries = new ArrayList<>();
  private final Set<ContentPath> seen = new HashSet<>(Set.of(ContentPath.ROOT));
  private final Deque<TarItem> waiting = new ArrayDeque<>();
  private @Nullable FileState current;
  private @Nullable FileState root;

  public Noting(TarItems items) {
    this.items = items;
  }

  @Override
  public @Nullable TarItem next() throws IOException {
    endCurrent();
    TarItem item = waiting.isEmpty() ? items.next() : waiting.remove();
    while (item != null && TarEntries.path(item.entry().getName()).isRoot()) {
      root = TarEntries.read(item.entry());
      entries.add(new ManifestEntry(root, ""));
      item = items.next();
    }
    if (item == null) {
      return null;
    }
    FileState state = TarEntries.read(item.entry());
    if (seen.add(state.path()) && !seen.contains(state.path().parent())) {
      return begin(parentFirst(item, state));
    }
    return begin(item);
  }

  private TarItem parentFirst(TarItem item, FileState state) {
    Deque<TarItem> parents = new ArrayDeque<>();
    for (ContentPath each = state.path().parent(); seen.add(each); each = each.parent()) {
      parents.push(TarItem.directory(each, FileAccess.OF_DIRECTORIES, state.modified()));
    }
    waiting.addAll(parents);
    waiting.add(item);
    return waiting.remove();
  }

  private TarItem begin(TarItem item) throws IOException {
    FileState state = TarEntries.read(item.entry());
    current = state;
    return state.kind() == FileKind.FILE
        ? new TarItem(item.entry(), new DigestInputStream(item.content(), hash))
        : item;
  }

  private void endCurrent() {
    FileState state = current;
    if (state != null) {
      boolean file = state.kind() == FileKind.FILE;
      String sha256 = file ? HexFormat.of().formatHex(hash.digest()) : "";
      entries.add(new ManifestEntry(state, sha256));
      current = null;
    }
  }

  /** Returns what was read, the root included if it was among it. */
  public Manifest manifest() {
    return Manifest.of(entries);
  }

  /** Returns what the root is to be, if anything was said of it. */
  public @Nullable FileState root() {
    return root;
  }
}
