package dev.stowage.docker.content;

import dev.stowage.docker.seed.SecondLane;
import dev.stowage.docker.tar.ManifestReading;
import dev.stowage.docker.tar.Noting;
import dev.stowage.docker.tar.Observed;
import dev.stowage.docker.tar.TarItem;
import dev.stowage.docker.tar.TarItems;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.content.ManifestComparison;
import dev.stowage.volume.failure.ArchiveDamagedException;
import dev.stowage.volume.failure.CallInterruptedException;
import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.file.FileState;
import dev.stowage.volume.transfer.Progress.Stage;
import dev.stowage.volume.transfer.Transfer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Fills an empty place, proves it by reading it back if asked, and empties it if that fails. */
final class Filling {

  /**
   * Words for failures.
   *
   * @param attempt what is tried
   * @param source what is read, as a person would name it
   */
  record Words(String attempt, String source) {}

  private final Place place;
  private final Carriers carriers;
  private final Words words;
  private final Transfer transfer;

  Filling(Place place, Carriers carriers, Words words, Transfer transfer) {
    this.place = place;
    this.carriers = carriers;
    this.words = words;
    this.transfer = transfer;
  }

  /** Fills the place, reads it back if asked, and answers what is in it. */
  Manifest fill(Origin origin, boolean verified) {
    AtomicReference<FileState> marked = new AtomicReference<>();
    try {
      return carriers.with(
          place,
          carrier -> {
            FileState before = requireEmpty(carrier);
            marked.set(before);
            carrier.noteFilling(before);
            return fill(carrier, before, origin, verified);
          });
    } catch (RuntimeException | Error failure) {
      FileState before = marked.get();
      if (before != null) {
        HalfDone.takeBackAfter(failure, carriers, place, before);
      }
      throw failure;
    }
  }

  /**
   * Fills a place that is open, for whoever takes it away after a failure. A sweep must not take
   * back what is in it, but find it half done.
   */
  Manifest fill(Carrier carrier, Origin origin, boolean verified) {
    return fill(carrier, requireEmpty(carrier), origin, verified);
  }

  private Manifest fill(Carrier carrier, FileState before, Origin origin, boolean verified) {
    carriers.requireLasting(place, carrier, words.attempt());
    carrier.fillFrom(before);
    HalfDone.mark(carrier, before);
    transfer.begin(Stage.WRITE, origin.expectedBytes());
    Noting sent = send(carrier, origin);
    Manifest manifest = sent.manifest();
    if (verified) {
      requireSame(manifest, carrier);
    }
    FileState root = sent.root();
    HalfDone.setRoot(carrier, root == null ? before : root);
    return manifest.withLosses(carrier.lossesIn());
  }

  private FileState requireEmpty(Carrier carrier) {
    List<FileState> found = carrier.look();
    FileState root = found.get(0);
    if (HalfDone.is(root)) {
      throw place.notEmpty(
          words.attempt(),
          "part of what a program fills it with, which a sweep takes back if that was killed");
    }
    if (found.size() > 1) {
      throw place.notEmpty(words.attempt(), "'" + found.get(1).path() + "'");
    }
    return root;
  }

  private Noting send(Carrier carrier, Origin origin) {
    AtomicReference<Noting> sent = new AtomicReference<>();
    try {
      origin.showing().showTo(items -> sent.set(send(carrier, items)));
    } catch (IOException | UncheckedIOException e) {
      throw unreadable(e);
    }
    Noting all = sent.get();
    if (all == null) {
      throw unreadable(new IOException("there was nothing, not even a root"));
    }
    return all;
  }

  /** Unpacked from outside, or links that lead up and the root itself would be left out. */
  private Noting send(Carrier carrier, TarItems items) {
    Noting noting = new Noting(items, transfer);
    if (items.isOrderless()) {
      sendInLanes(carrier, noting);
    } else {
      upload(carrier, noting);
    }
    return noting;
  }

  private void sendInLanes(Carrier carrier, TarItems items) {
    try (SecondLane lane = new SecondLane(items, this::sendBeside)) {
      upload(carrier, lane);
      lane.finish();
      List<TarItem> last = lane.last();
      if (!last.isEmpty()) {
        upload(carrier, new ArrayDeque<>(last)::poll);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallInterruptedException(words.attempt(), e);
    }
  }

  private void sendBeside(SecondLane.Batches batches) {
    carriers.with(
        place,
        second -> {
          for (TarItems batch = batches.next(); batch != null; batch = batches.next()) {
            upload(second, batch);
          }
          return second;
        });
  }

  private void upload(Carrier carrier, TarItems items) {
    carrier.unpackFromOutside(items, transfer);
  }

  private ArchiveDamagedException unreadable(Exception e) {
    return new ArchiveDamagedException(words.attempt(), words.source(), String.valueOf(e), e);
  }

  private void requireSame(Manifest wanted, Carrier carrier) {
    transfer.begin(Stage.READ_BACK, transfer.progress().bytes());
    ManifestComparison comparison = carrier.compare(wanted);
    carrier.read(
        ContentPath.ROOT,
        tar -> ManifestReading.read(Observed.counted(tar, transfer), comparison::add, transfer));
    List<ContentPath> differences = new ArrayList<>(comparison.differences());
    // It gets its owner and mode when all else is proven.
    differences.remove(ContentPath.ROOT);
    if (!differences.isEmpty()) {
      throw new ArchiveDamagedException(
          words.attempt(),
          words.source(),
          "it was not taken as it is: "
              + differences.size()
              + " of "
              + wanted.entries().size()
              + " entries differ, the first at '"
              + differences.get(0)
              + "'",
          null);
    }
  }
}
