package dev.stowage.docker.golden;

import static java.util.Objects.requireNonNull;

import dev.stowage.docker.engine.GoldenImages;
import dev.stowage.docker.engine.GoldenImages.SavedImage;
import dev.stowage.docker.tar.Observed;
import dev.stowage.docker.tar.Packing;
import dev.stowage.docker.tar.TarItem;
import dev.stowage.docker.tar.TarItems;
import dev.stowage.docker.tar.TarWriting;
import dev.stowage.volume.failure.ArchiveDamagedException;
import dev.stowage.volume.failure.VolumeException;
import dev.stowage.volume.golden.GoldenName;
import dev.stowage.volume.golden.GoldenVolume;
import dev.stowage.volume.golden.failure.GoldenExistsException;
import dev.stowage.volume.transfer.Transfer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Loads an archive of one golden volume. The engine gives images whatever names an archive says,
 * and some take a connection that breaks between two entries for the end of the archive. So what
 * says which images there are is held back until all else was read and the archive is known to be
 * good.
 */
final class Loading {

  private static final String MANIFEST = "manifest.json";

  /** Of one image they are small. */
  private static final Set<String> HELD_BACK = Set.of(MANIFEST, "index.json", "repositories");

  /** What engines before 1.10 wrote; without a manifest, images would be made of it. */
  private static final Pattern LEFT_OUT = Pattern.compile("[0-9a-f]{64}/(?:json|VERSION)");

  private static final long LARGEST_HELD = 1 << 20;

  private final GoldenImages images;
  private final Transfer transfer;
  private final String attempt;
  private final String what;

  Loading(GoldenImages images, Transfer transfer, String attempt, String what) {
    this.images = images;
    this.transfer = transfer;
    this.attempt = attempt;
    this.what = what;
  }

  GoldenVolume load(InputStream archive, long bytes) {
    Shelf shelf = new Shelf(images);
    Map<GoldenName, String> taken = taken(shelf);
    try {
      Checked checked = new Checked(TarItems.of(unpacked(archive)), taken);
      try {
        images.load(Observed.counted(new TarWriting(checked), transfer), bytes);
        return loaded(shelf, checked.image());
      } catch (RuntimeException | Error failure) {
        takeBackAfter(failure, checked);
        throw failure;
      }
    } catch (IOException | UncheckedIOException e) {
      if (e.getCause() instanceof RefusedArchive refused) {
        throw refused.failure();
      }
      throw damaged(String.valueOf(e.getMessage()), e);
    }
  }

  private InputStream unpacked(InputStream archive) throws IOException {
    return Packing.unpacked(archive, attempt);
  }

  private static Map<GoldenName, String> taken(Shelf shelf) {
    Map<GoldenName, String> taken = new HashMap<>();
    shelf.list().forEach(golden -> taken.put(golden.name(), golden.imageId()));
    return taken;
  }

  private GoldenVolume loaded(Shelf shelf, SavedImage image) {
    GoldenName name = name(image).orElseThrow();
    return shelf
        .find(name)
        .filter(golden -> golden.imageId().equals(image.id()))
        .orElseThrow(() -> damaged("its image is not that of a golden volume", null));
  }

  /** The engine may have loaded it all the same; also in a thread that is interrupted. */
  private void takeBackAfter(Throwable failure, Checked checked) {
    if (checked.image == null || checked.wasThere()) {
      return;
    }
    boolean interrupted = Thread.interrupted();
    try {
      images.remove(name(checked.image()).orElseThrow());
    } catch (VolumeException second) {
      failure.addSuppressed(second);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Optional<GoldenName> name(SavedImage image) {
    return image.names().size() == 1 ? GoldenName.ofImage(image.names().get(0)) : Optional.empty();
  }

  private ArchiveDamagedException damaged(String reason, @Nullable Exception cause) {
    return new ArchiveDamagedException(attempt, what, reason, cause);
  }

  /** Passes all of an archive that is good, and fails before the end of any other. */
  private final class Checked implements TarItems {

    private final TarItems items;
    private final Map<GoldenName, String> taken;
    private final Deque<TarItem> held = new ArrayDeque<>();
    private @Nullable SavedImage image;
    private boolean ended;

    Checked(TarItems items, Map<GoldenName, String> taken) {
      this.items = items;
      this.taken = taken;
    }

    SavedImage image() {
      return requireNonNull(image);
    }

    boolean wasThere() {
      return Loading.name(image()).filter(taken::containsKey).isPresent();
    }

    @Override
    public @Nullable TarItem next() throws IOException {
      TarItem item = ended ? null : items.next();
      while (item != null && isKeptBack(item)) {
        item = items.next();
      }
      if (item != null) {
        transfer.passed(0, 1);
        return item;
      }
      ended = true;
      if (image == null) {
        throw refused("it is no archive of an image");
      }
      return held.poll();
    }

    private boolean isKeptBack(TarItem item) throws IOException {
      boolean isHeld = HELD_BACK.contains(name(item));
      if (isHeld) {
        held.add(hold(item));
      }
      return isHeld || LEFT_OUT.matcher(name(item)).matches();
    }

    private static String name(TarItem item) throws IOException {
      return item.state().path().value();
    }

    private TarItem hold(TarItem item) throws IOException {
      if (item.state().size() > LARGEST_HELD) {
        throw refused("it holds many images");
      }
      byte[] content = item.content().readAllBytes();
      if (name(item).equals(MANIFEST)) {
        image = checked(images.readManifest(content));
      }
      return item.withContent(new ByteArrayInputStream(content));
    }

    private SavedImage checked(List<SavedImage> saved) throws RefusedArchive {
      if (saved.size() != 1 || Loading.name(saved.get(0)).isEmpty()) {
        throw refused("it is not that of one golden volume");
      }
      GoldenName name = Loading.name(saved.get(0)).get();
      String id = saved.get(0).id();
      if (!taken.getOrDefault(name, id).equals(id)) {
        throw new RefusedArchive(new GoldenExistsException(attempt, name, null));
      }
      return saved.get(0);
    }

    private RefusedArchive refused(String reason) {
      return new RefusedArchive(damaged(reason, null));
    }

    @Override
    public void close() throws IOException {
      items.close();
    }
  }
}
