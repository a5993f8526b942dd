package dev.stowage.docker.content;

import dev.stowage.docker.engine.Archives;
import dev.stowage.docker.tar.Observed;
import dev.stowage.docker.tar.TarEntries;
import dev.stowage.docker.tar.TarItem;
import dev.stowage.docker.tar.TarItems;
import dev.stowage.docker.tar.TarReading;
import dev.stowage.docker.tar.TarReading.Visitor;
import dev.stowage.docker.tar.TarWriting;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.content.Loss;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.content.ManifestComparison;
import dev.stowage.volume.driver.DriverTrait;
import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.file.FileState;
import dev.stowage.volume.transfer.Transfer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A place that is open: what is in it goes in and out as tar. Thread-safe as the engine is. */
public final class Carrier {

  /** The place as its carrier's root directory names it. */
  static final String NAME = Archives.MOUNT.substring(1);

  private final Archives archives;
  private final String id;
  private final Optional<VolumeState> volume;
  private @Nullable FileState filledFrom;

  Carrier(Archives archives, String id, Optional<VolumeState> volume) {
    this.archives = archives;
    this.id = id;
    this.volume = volume;
  }

  /** Returns what the engine knows it by. */
  String id() {
    return id;
  }

  /** Returns the volume, if it is one. */
  Optional<VolumeState> volume() {
    return volume;
  }

  /** Notes for whoever sweeps that this is to be filled. */
  void noteFilling(FileState root) {
    archives.noteFilling(id, root.mode());
  }

  /** Notes for this program what the root was before. */
  void fillFrom(FileState root) {
    filledFrom = root;
  }

  /** Returns what the root was before the place began to be filled; empty if it did not. */
  Optional<FileState> filledFrom() {
    return Optional.ofNullable(filledFrom);
  }

  private boolean has(DriverTrait trait) {
    return volume.filter(it -> it.driver().traits().contains(trait)).isPresent();
  }

  /** Compares what comes out with what went in, as far as the driver keeps it. */
  ManifestComparison compare(Manifest wanted) {
    return has(DriverTrait.LOSES_OWNER_OR_MODE) ? wanted.compareContent() : wanted.compare();
  }

  /** Tells what is lost of all that comes out. */
  List<Loss> lossesOut() {
    return has(DriverTrait.LOSES_OWNER_OR_MODE)
        ? List.of(new Loss(ContentPath.ROOT, Loss.Kind.OWNER_OR_MODE))
        : List.of();
  }

  /** Tells what is, or may be, lost of all that goes in. */
  List<Loss> lossesIn() {
    List<Loss> losses = new ArrayList<>(lossesOut());
    if (has(DriverTrait.WRITES_ARE_DELAYED)) {
      losses.add(new Loss(ContentPath.ROOT, Loss.Kind.STORED_LATER));
    }
    return losses;
  }

  /** Reads what is at a path; false if there is nothing. */
  public boolean read(ContentPath path, Archives.Sink sink) {
    String below = path.isRoot() ? "/." : "/" + path.value();
    return archives.download(id, Archives.MOUNT + below, sink);
  }

  /** Reads a directory outside the place, by its absolute path; false if there is none. */
  boolean readOutside(String directory, Archives.Sink sink) {
    return archives.download(id, directory + "/.", sink);
  }

  /** Shows what is at a path, and below; false if there is nothing. */
  boolean walk(ContentPath path, Visitor visitor) {
    return read(path, tar -> TarReading.walk(tar, visitor));
  }

  /** Shows what is in a directory outside the place, if there is one. */
  public void walkOutside(String directory, Visitor visitor) {
    readOutside(directory, tar -> TarReading.walk(tar, visitor));
  }

  /** Looks for what is at a path. */
  Optional<FileState> find(ContentPath path) {
    List<FileState> found = new ArrayList<>();
    walk(
        path,
        (state, content) -> {
          found.add(TarEntries.moved(state, path));
          return false;
        });
    return found.stream().findFirst();
  }

  /** Returns the root, and something that is in it if there is anything. */
  List<FileState> look() {
    List<FileState> found = new ArrayList<>();
    walk(
        ContentPath.ROOT,
        (state, content) -> {
          found.add(state);
          return found.size() < 2;
        });
    return found;
  }

  /** Unpacks in the place itself, whose root stays as it is. */
  void unpack(TarItems items, Transfer transfer) {
    try (Ahead tar = new Ahead(new TarWriting(items))) {
      archives.upload(id, Archives.MOUNT, Observed.counted(tar, transfer));
    }
  }

  /**
   * Unpacks from outside, so that the root is what the items say of it: an entry for the root is
   * skipped where it is unpacked in the place itself.
   */
  void unpackFromOutside(TarItems items, Transfer transfer) {
    try (Ahead tar = new Ahead(new TarWriting(items.under(NAME)))) {
      archives.upload(id, "/", Observed.counted(tar, transfer));
    }
  }

  /** Unpacks something from outside that has the place's own name. */
  void unpackOver(FileState state) {
    archives.upload(id, "/", new TarWriting(TarItems.of(TarItem.head(state))));
  }
}
