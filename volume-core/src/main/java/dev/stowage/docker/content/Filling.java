package dev.stowage.docker.content;

import dev.stowage.docker.engine.Archives;
import dev.stowage.docker.seed.SecondLane;
import dev.stowage.docker.tar.ManifestReading;
import dev.stowage.docker.tar.Noting;
import dev.stowage.docker.tar.TarItem;
import dev.stowage.docker.tar.TarItems;
import dev.stowage.docker.tar.TarReading;
import dev.stowage.docker.tar.TarWriting;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.failure.ArchiveDamagedException;
import dev.stowage.volume.failure.CallInterruptedException;
import dev.stowage.volume.failure.EngineErrorException;
import dev.stowage.volume.failure.VolumeException;
import dev.stowage.volume.failure.VolumeNotEmptyException;
import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.file.FileState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/**
 * Fills an empty volume, proves it by reading it back if asked, and empties it again if that fails.
 *
 * <p>Meanwhile the volume's root has a mode that nobody uses, so that what a killed program left
 * half done can be told from what is complete.
 */
final class Filling {

  /** Sticky and closed: only half a volume looks so. */
  static final int HALF_DONE = 0_1000;

  /** The volume as its carrier's root directory names it. */
  private static final String NAME = Archives.MOUNT.substring(1);

  /** Opens what the volume is filled with. */
  @FunctionalInterface
  interface Origin {
    TarItems open() throws IOException;
  }

  private final VolumeName volume;
  private final Archives archives;
  private final Carriers carriers;
  private final String attempt;
  private final String what;

  Filling(VolumeName volume, Archives archives, Carriers carriers, String attempt, String what) {
    this.volume = volume;
    this.archives = archives;
    this.carriers = carriers;
    this.attempt = attempt;
    this.what = what;
  }

  /** Fills the volume of a carrier, reads it back if asked, and answers what is in it. */
  Manifest fill(String carrier, Origin origin, boolean verified) {
    FileState before = requireEmpty(carrier);
    try {
      setRoot(carrier, before.toBuilder().access(before.owner(), HALF_DONE).build());
      Noting sent = send(carrier, origin);
      if (verified) {
        requireSame(sent, content(carrier));
      }
      FileState root = sent.root();
      setRoot(carrier, root == null ? before : root);
      return sent.manifest();
    } catch (RuntimeException | Error failure) {
      empty(carrier, before, failure);
      throw failure;
    }
  }

  private FileState requireEmpty(String carrier) {
    List<FileState> found = look(carrier, archives);
    if (found.size() > 1) {
      throw new VolumeNotEmptyException(attempt, volume, found.get(1).path().toString());
    }
    return found.get(0);
  }

  /** Returns the root, and something that is in it if there is anything. */
  static List<FileState> look(String carrier, Archives archives) {
    List<FileState> found = new ArrayList<>();
    archives.download(
        carrier,
        Archives.MOUNT + "/.",
        tar ->
            TarReading.walk(
                tar,
                (state, content) -> {
                  found.add(state);
                  return found.size() < 2;
                }));
    return found;
  }

  /** Unpacked from outside, or links that lead up and the root itself would be left out. */
  private Noting send(String carrier, Origin origin) {
    try (TarItems items = origin.open()) {
      Noting noting = new Noting(items);
      if (items.isOrderless()) {
        sendInLanes(carrier, noting);
      } else {
        upload(carrier, noting);
      }
      return noting;
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(e);
    }
  }

  private void sendInLanes(String carrier, TarItems items) {
    try (SecondLane lane = new SecondLane(items, this::sendBeside)) {
      upload(carrier, lane);
      lane.finish();
      List<TarItem> last = lane.last();
      if (!last.isEmpty()) {
        upload(carrier, new ArrayDeque<>(last)::poll);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallInterruptedException(attempt, e);
    }
  }

  private void sendBeside(SecondLane.Batches batches) {
    carriers.with(
        volume,
        second -> {
          for (TarItems batch = batches.next(); batch != null; batch = batches.next()) {
            upload(second, batch);
          }
          return second;
        });
  }

  private void upload(String carrier, TarItems items) {
    archives.upload(carrier, "/", new TarWriting(items.under(NAME)));
  }

  private ArchiveDamagedException unreadable(Exception e) {
    return new ArchiveDamagedException(attempt, what, String.valueOf(e), e);
  }

  /** The root is only changed from outside: an entry for it is skipped where it is unpacked. */
  private void setRoot(String carrier, FileState state) {
    TarArchiveEntry entry = new TarArchiveEntry(NAME + "/");
    entry.setUserId(state.owner().uid());
    entry.setGroupId(state.owner().gid());
    entry.setMode(state.mode());
    entry.setModTime(state.modified().toEpochMilli());
    upload(carrier, new TarItem(entry, InputStream.nullInputStream()));
  }

  private void upload(String carrier, TarItem item) {
    archives.upload(carrier, "/", new TarWriting(TarItems.of(item)));
  }

  private Manifest content(String carrier) {
    List<Manifest> read = new ArrayList<>();
    archives.download(carrier, Archives.MOUNT + "/.", tar -> read.add(ManifestReading.read(tar)));
    return read.isEmpty() ? Manifest.of(List.of()) : read.get(0);
  }

  private void requireSame(Noting sent, Manifest filled) {
    Manifest wanted = sent.manifest();
    List<ContentPath> differences = new ArrayList<>(wanted.differences(filled));
    // It gets its owner and mode when all else is proven.
    differences.remove(ContentPath.ROOT);
    if (!differences.isEmpty()) {
      throw new ArchiveDamagedException(
          attempt,
          what,
          "the volume did not take it as it is: "
              + differences.size()
              + " of "
              + wanted.entries().size()
              + " entries differ, the first at '"
              + differences.get(0)
              + "'",
          null);
    }
  }

  /**
   * Empties the volume. The engine has no call for that; but a regular file that is unpacked over a
   * directory replaces it, and over a mount it removes what is in it before it finds out that the
   * mount itself cannot go.
   */
  private void empty(String carrier, FileState root, Throwable failure) {
    boolean interrupted = Thread.interrupted();
    try {
      emptyCalmly(carrier, root, failure);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void emptyCalmly(String carrier, FileState root, Throwable failure) {
    try {
      upload(carrier, new TarItem(new TarArchiveEntry(NAME), InputStream.nullInputStream()));
    } catch (EngineErrorException expected) {
      failure.addSuppressed(expected);
    } catch (VolumeException | UncheckedIOException second) {
      failure.addSuppressed(second);
      return;
    }
    restoreRoot(carrier, root, failure);
  }

  private void restoreRoot(String carrier, FileState root, Throwable failure) {
    try {
      if (look(carrier, archives).size() == 1) {
        setRoot(carrier, root);
      }
    } catch (VolumeException | UncheckedIOException second) {
      failure.addSuppressed(second);
    }
  }
}
