package dev.stowage.docker.content;

import dev.stowage.docker.tar.ManifestReading;
import dev.stowage.docker.tar.Noting;
import dev.stowage.docker.tar.TarItem;
import dev.stowage.docker.tar.TarItems;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.content.ManifestEntry;
import dev.stowage.volume.failure.ArchiveDamagedException;
import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.file.FileAccess;
import dev.stowage.volume.file.FileKind;
import dev.stowage.volume.file.FileState;
import dev.stowage.volume.transfer.Transfer;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the image of a golden volume holds: what was frozen, below a root that is marked as half
 * done, and beside it the directories once more, without what they hold.
 *
 * <p>The engine copies the first into a volume, which then looks half done until the second is put
 * over it. That also gives the directories their times, which every copy changes.
 */
public final class GoldenLayout {

  /** Where the directories are. */
  private static final String DIRECTORIES = "directories";

  private GoldenLayout() {}

  /** What goes into an image; it is read once. */
  public static final class Items implements TarItems {

    private final Noting content;
    private final Instant now;
    private final Deque<Supplier<TarItems>> later = new ArrayDeque<>();
    private TarItems part = TarItems.of(TarItem.head(halfDone()));
    private @Nullable Manifest manifest;

    /**
     * Takes what is to be frozen.
     *
     * @param content what it is
     * @param now the time of a root that nobody says anything of
     */
    public Items(Noting content, Instant now) {
      this.content = content;
      this.now = now;
      later.add(() -> content.under(Carrier.NAME));
      later.add(() -> directories().under(DIRECTORIES));
    }

    private static FileState halfDone() {
      FileState root = FileState.at(ContentPath.of(Carrier.NAME), FileKind.DIRECTORY).build();
      return HalfDone.marked(root);
    }

    @Override
    public @Nullable TarItem next() throws IOException {
      TarItem item = part.next();
      while (item == null && !later.isEmpty()) {
        part = later.remove().get();
        item = part.next();
      }
      return item;
    }

    private TarItems directories() {
      FileState root = content.root();
      TarItem first =
          root == null
              ? TarItem.directory(ContentPath.ROOT, FileAccess.OF_DIRECTORIES, now)
              : TarItem.head(root);
      Iterator<TarItem> all =
          Stream.concat(Stream.of(first), ownDirectories(manifest().entries()).map(TarItem::head))
              .iterator();
      return () -> all.hasNext() ? all.next() : null;
    }

    /** Returns what was frozen, after the end. */
    public Manifest manifest() {
      Manifest known = manifest;
      if (known == null) {
        known = content.manifest();
        manifest = known;
      }
      return known;
    }
  }

  /** What is below a link, or was replaced by something else, is no directory of its own. */
  private static Stream<FileState> ownDirectories(List<ManifestEntry> sorted) {
    Set<ContentPath> own = new HashSet<>(Set.of(ContentPath.ROOT));
    return sorted.stream()
        .map(ManifestEntry::state)
        .filter(state -> state.kind() == FileKind.DIRECTORY && !state.path().isRoot())
        .filter(state -> own.contains(state.path().parent()) && own.add(state.path()));
  }

  /** Completes a volume that the engine has copied an image into, and proves that it did. */
  public static void complete(Place place, Carrier carrier) {
    String attempt = "stamp " + place;
    List<FileState> found = carrier.look();
    if (found.isEmpty() || !HalfDone.is(found.get(0))) {
      throw found.size() > 1
          ? place.notEmpty(attempt, "'" + found.get(1).path() + "'")
          : damaged(attempt, "the engine did not copy it");
    }
    Manifest directories = directories(carrier, attempt);
    Iterator<ManifestEntry> each = directories.entries().iterator();
    carrier.unpackFromOutside(
        () -> each.hasNext() ? TarItem.head(each.next().state()) : null, Transfer.unwatched());
  }

  private static Manifest directories(Carrier carrier, String attempt) {
    AtomicReference<Manifest> directories = new AtomicReference<>();
    carrier.readOutside(
        "/" + DIRECTORIES, tar -> directories.set(ManifestReading.read(tar, Transfer.unwatched())));
    Manifest read = directories.get();
    if (read == null || !read.entries().get(0).state().path().isRoot()) {
      throw damaged(attempt, "it does not say what directories there are");
    }
    return read;
  }

  private static ArchiveDamagedException damaged(String attempt, String reason) {
    return new ArchiveDamagedException(attempt, "the image of the golden volume", reason, null);
  }
}
