package dev.stowage.docker.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.stowage.docker.engine.Archives;
import dev.stowage.docker.engine.Engine;
import dev.stowage.docker.host.Extracting;
import dev.stowage.docker.seed.SeedItems;
import dev.stowage.docker.tar.ManifestReading;
import dev.stowage.docker.tar.TarEntries;
import dev.stowage.docker.tar.TarItem;
import dev.stowage.docker.tar.TarItems;
import dev.stowage.docker.tar.TarReading;
import dev.stowage.docker.tar.TarWriting;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.content.ArchiveFormat;
import dev.stowage.volume.content.Extracted;
import dev.stowage.volume.content.Extraction;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.content.VolumeFiles;
import dev.stowage.volume.content.VolumeSeed;
import dev.stowage.volume.failure.ContentNotFoundException;
import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.file.FileAccess;
import dev.stowage.volume.file.FileKind;
import dev.stowage.volume.file.FileState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files of a volume, by way of carriers. */
public final class EngineFiles implements VolumeFiles {

  private final VolumeName volume;
  private final Archives archives;
  private final Carriers carriers;
  private final InstantSource clock;

  public EngineFiles(VolumeName volume, Engine engine, Archives archives, InstantSource clock) {
    this.volume = volume;
    this.archives = archives;
    this.carriers = new Carriers(engine, archives);
    this.clock = clock;
  }

  @Override
  public VolumeName volume() {
    return volume;
  }

  @Override
  public Optional<FileState> find(String path) {
    return find(ContentPath.of(path));
  }

  private Optional<FileState> find(ContentPath path) {
    List<FileState> found = new ArrayList<>();
    carriers.with(
        volume,
        carrier ->
            archives.download(
                carrier,
                onCarrier(path),
                tar ->
                    TarReading.walk(
                        tar,
                        (state, content) -> {
                          found.add(TarEntries.moved(state, path));
                          return false;
                        })));
    return found.stream().findFirst();
  }

  private static String onCarrier(ContentPath path) {
    return path.isRoot() ? Archives.MOUNT + "/." : Archives.MOUNT + "/" + path.value();
  }

  @Override
  public FileState stat(String path) {
    ContentPath place = ContentPath.of(path);
    return find(place).orElseThrow(() -> missing("look at", place, "there is nothing"));
  }

  private ContentNotFoundException missing(String verb, ContentPath path, String reason) {
    return new ContentNotFoundException(
        verb + " '" + path + "' of volume '" + volume + "'", volume, path.value(), reason);
  }

  @Override
  public List<FileState> list(String directory) {
    ContentPath place = ContentPath.of(directory);
    List<FileState> listed = new ArrayList<>();
    boolean found =
        carriers.with(
            volume,
            carrier ->
                archives.download(
                    carrier,
                    onCarrier(place),
                    tar ->
                        TarReading.walk(
                            tar, (state, content) -> listed.add(TarEntries.below(state, place)))));
    if (!found) {
      throw missing("list", place, "there is nothing");
    }
    if (listed.get(0).kind() != FileKind.DIRECTORY) {
      throw missing("list", place, "there is no directory, but a " + listed.get(0).kind());
    }
    return List.copyOf(listed.subList(1, listed.size()));
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
    ContentPath place = ContentPath.of(path);
    List<FileState> found = new ArrayList<>();
    carriers.with(
        volume,
        carrier ->
            archives.download(
                carrier,
                onCarrier(place),
                tar ->
                    TarReading.walk(
                        tar,
                        (state, content) -> {
                          found.add(state);
                          if (state.kind() == FileKind.FILE) {
                            content.transferTo(sink);
                          }
                          return state.kind() == FileKind.FILE;
                        })));
    if (found.isEmpty()) {
      throw missing("read", place, "there is nothing");
    }
    if (found.get(0).kind() != FileKind.FILE) {
      throw missing("read", place, "there is no regular file, but a " + found.get(0).kind());
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
    ContentPath place = ContentPath.of(path);
    requireNonNull(content, "content");
    requireNonNull(access, "access");
    TarItem file = TarItem.file(place, access, clock.instant(), content, size);
    upload(Archives.MOUNT, file);
  }

  @Override
  public void createDirectory(String path, FileAccess access) {
    ContentPath place = ContentPath.of(path);
    requireNonNull(access, "access");
    // The root is only changed from outside: an entry for it is skipped where it is unpacked.
    String name = Archives.MOUNT.substring(1);
    ContentPath fromOutside = ContentPath.of(name).resolve(place.value());
    upload("/", TarItem.directory(fromOutside, access, clock.instant()));
  }

  @Override
  public Manifest exportTo(Path archive) {
    return new Exporting(volume, archives, carriers).to(requireNonNull(archive, "archive"));
  }

  @Override
  public Manifest exportTo(OutputStream archive, ArchiveFormat format) {
    return new Exporting(volume, archives, carriers)
        .to(requireNonNull(archive, "archive"), requireNonNull(format, "format"));
  }

  @Override
  public Extracted extractTo(Path directory, Extraction extraction) {
    requireNonNull(directory, "directory");
    requireNonNull(extraction, "extraction");
    String attempt = "extract volume '" + volume + "'";
    return new Extracting(attempt, extraction, ManifestReading.sha256())
        .to(
            directory,
            unpacking ->
                carriers.with(
                    volume,
                    carrier ->
                        archives.download(
                            carrier,
                            Archives.MOUNT + "/.",
                            tar -> TarReading.walk(unpacking.watch(tar), unpacking::take))));
  }

  @Override
  public Manifest restoreFrom(Path archive) {
    return new Restoring(volume, archives, carriers).from(requireNonNull(archive, "archive"));
  }

  @Override
  public Manifest restoreFrom(InputStream archive) {
    return new Restoring(volume, archives, carriers).from(requireNonNull(archive, "archive"));
  }

  @Override
  public Manifest seed(VolumeSeed seed) {
    requireNonNull(seed, "seed");
    String attempt = "seed volume '" + volume + "'";
    Filling filling = new Filling(volume, archives, carriers, attempt, seed.toString());
    return carriers.with(
        volume,
        carrier -> filling.fill(carrier, () -> new SeedItems(seed, attempt), seed.isVerified()));
  }

  private void upload(String directory, TarItem item) {
    carriers.with(
        volume,
        carrier -> {
          archives.upload(carrier, directory, new TarWriting(TarItems.of(item)));
          return carrier;
        });
  }
}
