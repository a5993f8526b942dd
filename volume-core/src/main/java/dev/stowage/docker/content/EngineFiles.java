package dev.stowage.docker.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.stowage.docker.host.Extracting;
import dev.stowage.docker.host.Unpacking;
import dev.stowage.docker.tar.ContentHash;
import dev.stowage.docker.tar.ManifestReading;
import dev.stowage.docker.tar.Observed;
import dev.stowage.docker.tar.Provenance;
import dev.stowage.docker.tar.TarItem;
import dev.stowage.docker.tar.TarItems;
import dev.stowage.docker.tar.TarReading;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.content.ArchiveFormat;
import dev.stowage.volume.content.Extracted;
import dev.stowage.volume.content.Extraction;
import dev.stowage.volume.content.Loss;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.content.VolumeFiles;
import dev.stowage.volume.content.VolumeSeed;
import dev.stowage.volume.edit.VolumeEdits;
import dev.stowage.volume.failure.ContentNotFoundException;
import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.file.ContentVisitor;
import dev.stowage.volume.file.FileAccess;
import dev.stowage.volume.file.FileKind;
import dev.stowage.volume.file.FileState;
import dev.stowage.volume.transfer.Progress.Stage;
import dev.stowage.volume.transfer.Transfer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;

/** The files of a volume, by way of carriers. */
public final class EngineFiles implements VolumeFiles {

  private final Place.OfVolume place;
  private final Carriers carriers;
  private final InstantSource clock;
  private final Supplier<Transfer> transfers;

  public EngineFiles(VolumeName volume, Carriers carriers, InstantSource clock) {
    this(new Place.OfVolume(volume), carriers, clock, Transfer::unwatched);
  }

  private EngineFiles(
      Place.OfVolume place, Carriers carriers, InstantSource clock, Supplier<Transfer> transfers) {
    this.place = place;
    this.carriers = carriers;
    this.clock = clock;
    this.transfers = transfers;
  }

  @Override
  public VolumeName volume() {
    return place.volume();
  }

  @Override
  public VolumeFiles during(Transfer transfer) {
    requireNonNull(transfer, "transfer");
    return new EngineFiles(place, carriers, clock, () -> transfer);
  }

  /** Moves content under the eyes of a transfer. */
  private <T> T moving(String attempt, Function<Transfer, T> work) {
    Transfer transfer = transfers.get();
    return transfer.during(attempt, () -> work.apply(transfer));
  }

  @Override
  public Optional<FileState> find(String path) {
    return find(ContentPath.of(path));
  }

  private Optional<FileState> find(ContentPath path) {
    return carriers.with(place, carrier -> carrier.find(path));
  }

  @Override
  public FileState stat(String path) {
    ContentPath place = ContentPath.of(path);
    return find(place).orElseThrow(() -> missing("look at", place, "there is nothing"));
  }

  private ContentNotFoundException missing(String verb, ContentPath path, String reason) {
    return new ContentNotFoundException(
        verb + " '" + path + "' of " + place, volume(), path.value(), reason);
  }

  @Override
  public List<FileState> list(String directory) {
    ContentPath parent = ContentPath.of(directory);
    List<FileState> listed = new ArrayList<>();
    walk(
        directory,
        (state, content) -> {
          if (state.path().parent().equals(parent)) {
            listed.add(state);
          }
          return true;
        });
    return List.copyOf(listed);
  }

  @Override
  public void walk(String directory, ContentVisitor visitor) {
    ContentPath from = ContentPath.of(directory);
    requireNonNull(visitor, "visitor");
    String attempt = "walk through '" + from + "' of " + place;
    Optional<FileKind> kind = moving(attempt, transfer -> walk(from, visitor, transfer));
    if (kind.isEmpty()) {
      throw missing("list", from, "there is nothing");
    }
    if (kind.get() != FileKind.DIRECTORY) {
      throw missing("list", from, "there is no directory, but a " + kind.get());
    }
  }

  /** Returns what there is to walk through. */
  private Optional<FileKind> walk(ContentPath from, ContentVisitor visitor, Transfer transfer) {
    Walking walking = new Walking(from, visitor, transfer);
    carriers.with(
        place,
        carrier ->
            carrier.read(
                from, tar -> TarReading.walk(Observed.counted(tar, transfer), walking::visit)));
    return walking.kind();
  }

  @Override
  public byte[] read(String path) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    copyTo(path, content);
    return content.toByteArray();
  }

  @Override
  public String readText(String path) {
    return new String(read(path), UTF_8);
  }

  @Override
  public long copyTo(String path, OutputStream sink) {
    requireNonNull(sink, "sink");
    ContentPath from = ContentPath.of(path);
    return moving("read '" + from + "' of " + place, transfer -> copyTo(from, sink, transfer));
  }

  private long copyTo(ContentPath path, OutputStream sink, Transfer transfer) {
    List<FileState> found = new ArrayList<>();
    carriers.with(
        place,
        carrier ->
            carrier.walk(
                path,
                (state, content) -> {
                  found.add(state);
                  if (state.kind() == FileKind.FILE) {
                    Observed.counted(content, transfer).transferTo(sink);
                  }
                  return state.kind() == FileKind.FILE;
                }));
    if (found.isEmpty()) {
      throw missing("read", path, "there is nothing");
    }
    if (found.get(0).kind() != FileKind.FILE) {
      throw missing("read", path, "there is no regular file, but a " + found.get(0).kind());
    }
    return found.get(0).size();
  }

  @Override
  public void write(String path, byte[] content) {
    write(path, content, FileAccess.OF_FILES);
  }

  @Override
  public void write(String path, String content) {
    write(path, content.getBytes(UTF_8));
  }

  @Override
  public void write(String path, byte[] content, FileAccess access) {
    write(path, new ByteArrayInputStream(content), content.length, access);
  }

  @Override
  public void write(String path, InputStream content, long size, FileAccess access) {
    ContentPath to = ContentPath.of(path);
    requireNonNull(content, "content");
    requireNonNull(access, "access");
    TarItem file = TarItem.file(to, access, clock.instant(), content, size);
    String attempt = "write '" + to + "' of " + place;
    moving(
        attempt,
        transfer -> {
          transfer.begin(Stage.WRITE, size);
          return carriers.with(
              place,
              carrier -> {
                carriers.requireLasting(place, carrier, attempt);
                carrier.unpack(TarItems.of(file), transfer);
                return carrier;
              });
        });
  }

  @Override
  public void createDirectory(String path, FileAccess access) {
    ContentPath to = ContentPath.of(path);
    requireNonNull(access, "access");
    TarItem directory = TarItem.directory(to, access, clock.instant());
    carriers.with(
        place,
        carrier -> {
          carriers.requireLasting(place, carrier, "create '" + to + "' in " + place);
          carrier.unpackFromOutside(TarItems.of(directory), Transfer.unwatched());
          return carrier;
        });
  }

  @Override
  public Manifest exportTo(Path archive) {
    requireNonNull(archive, "archive");
    return moving("export " + place, transfer -> exporting(transfer).to(archive));
  }

  @Override
  public Manifest exportTo(OutputStream archive, ArchiveFormat format) {
    requireNonNull(archive, "archive");
    requireNonNull(format, "format");
    return moving("export " + place, transfer -> exporting(transfer).to(archive, format));
  }

  private Exporting<Manifest> exporting(Transfer transfer) {
    List<Loss> losses = new CopyOnWriteArrayList<>();
    return new Exporting<>(
        "export " + place,
        transfer,
        taker ->
            carriers.with(
                place,
                carrier -> {
                  losses.addAll(carrier.lossesOut());
                  return carrier.read(ContentPath.ROOT, tar -> taker.take(header(carrier), tar));
                }),
        tar -> ManifestReading.read(tar, transfer).withLosses(losses));
  }

  private static byte[] header(Carrier carrier) throws IOException {
    return carrier.volume().isPresent() ? Provenance.header(carrier.volume().get()) : new byte[0];
  }

  @Override
  public Extracted extractTo(Path directory, Extraction extraction) {
    requireNonNull(directory, "directory");
    requireNonNull(extraction, "extraction");
    String attempt = "extract " + place;
    return moving(
        attempt,
        transfer ->
            new Extracting(attempt, extraction, ContentHash.sha256())
                .to(directory, unpacking -> unpack(unpacking, transfer)));
  }

  private void unpack(Unpacking unpacking, Transfer transfer) {
    carriers.with(
        place,
        carrier ->
            carrier.read(
                ContentPath.ROOT,
                tar ->
                    TarReading.walk(
                        unpacking.watch(Observed.counted(tar, transfer)),
                        (state, content) -> {
                          transfer.passed(0, 1);
                          return unpacking.take(state, content);
                        })));
  }

  @Override
  public Manifest restoreFrom(Path archive) {
    requireNonNull(archive, "archive");
    return restoring(restoring -> restoring.from(archive));
  }

  @Override
  public Manifest restoreFrom(InputStream archive) {
    requireNonNull(archive, "archive");
    return restoring(restoring -> restoring.from(archive));
  }

  @Override
  public Manifest restoreOver(Path archive) {
    requireNonNull(archive, "archive");
    return restoring(restoring -> restoring.over(archive));
  }

  private Manifest restoring(Function<Restoring, Manifest> work) {
    return moving(
        "restore " + place, transfer -> work.apply(new Restoring(place, carriers, transfer)));
  }

  @Override
  public Manifest seed(VolumeSeed seed) {
    requireNonNull(seed, "seed");
    return moving("seed " + place, transfer -> new Seeding(carriers, transfer).fill(place, seed));
  }

  @Override
  public VolumeEdits through(String image) {
    return new EngineEdits(place, requireNonNull(image, "image"), carriers);
  }
}
