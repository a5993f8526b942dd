package dev.stowage.docker.golden;

import static java.util.Objects.requireNonNull;

import dev.stowage.docker.content.Exporting;
import dev.stowage.docker.content.Making;
import dev.stowage.docker.copy.CopySide;
import dev.stowage.docker.copy.QuietUsers;
import dev.stowage.docker.engine.Containers.User;
import dev.stowage.docker.engine.GoldenImages;
import dev.stowage.docker.tar.TarReading;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.content.ArchiveFormat;
import dev.stowage.volume.copy.CopyEnd;
import dev.stowage.volume.golden.GoldenDefinition;
import dev.stowage.volume.golden.GoldenName;
import dev.stowage.volume.golden.GoldenSource;
import dev.stowage.volume.golden.GoldenSweep;
import dev.stowage.volume.golden.GoldenVolume;
import dev.stowage.volume.golden.GoldenVolumes;
import dev.stowage.volume.golden.failure.GoldenNotFoundException;
import dev.stowage.volume.transfer.Progress.Stage;
import dev.stowage.volume.transfer.Transfer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The golden volumes of one engine. */
public final class EngineGolden implements GoldenVolumes {

  /** How long a stream may be that does not say it; an engine gets time accordingly. */
  private static final long UNKNOWN = 10L << 30;

  private final CopySide side;
  private final GoldenImages images;
  private final Making making;
  private final InstantSource clock;
  private final Supplier<Transfer> transfers;
  private final Shelf shelf;

  public EngineGolden(CopySide side, GoldenImages images, Making making, InstantSource clock) {
    this(side, images, making, clock, Transfer::unwatched);
  }

  private EngineGolden(
      CopySide side,
      GoldenImages images,
      Making making,
      InstantSource clock,
      Supplier<Transfer> transfers) {
    this.side = side;
    this.images = images;
    this.making = making;
    this.clock = clock;
    this.transfers = transfers;
    this.shelf = new Shelf(images);
  }

  @Override
  public GoldenVolumes during(Transfer transfer) {
    requireNonNull(transfer, "transfer");
    return new EngineGolden(side, images, making, clock, () -> transfer);
  }

  @Override
  public GoldenVolume freeze(GoldenDefinition definition) {
    String attempt = "freeze " + requireNonNull(definition, "definition");
    Transfer transfer = transfers.get();
    return transfer.during(attempt, () -> freeze(definition, attempt, transfer));
  }

  private GoldenVolume freeze(GoldenDefinition definition, String attempt, Transfer transfer) {
    Sending sending = new Sending(side.carriers(), images, clock, transfer);
    Freezing freezing = new Freezing(images, sending, definition);
    freezing.requireFree();
    QuietUsers users = QuietUsers.of(side.containers());
    List<User> running =
        end(definition.source())
            .map(end -> users.running(end, definition.users(), attempt))
            .orElse(List.of());
    return users.during(running, definition.users(), () -> making.as(freezing::freeze));
  }

  /** Returns what containers may have mounted. */
  private static Optional<CopyEnd> end(GoldenSource source) {
    if (source instanceof GoldenSource.OfVolume volume) {
      return Optional.of(new CopyEnd.OfVolume(volume.name()));
    }
    return source instanceof GoldenSource.OfHostDirectory directory
        ? Optional.of(new CopyEnd.OfHostDirectory(directory.path()))
        : Optional.empty();
  }

  @Override
  public Optional<GoldenVolume> find(GoldenName name) {
    return shelf.find(requireNonNull(name, "name"));
  }

  @Override
  public List<GoldenVolume> list() {
    return shelf.list();
  }

  @Override
  public VolumeState stamp(GoldenName golden, VolumeDefinition volume) {
    requireNonNull(golden, "golden");
    return new Stamping(side, shelf).stamp(golden, requireNonNull(volume, "volume"));
  }

  @Override
  public VolumeState reset(VolumeName volume) {
    return new Stamping(side, shelf).reset(requireNonNull(volume, "volume"));
  }

  @Override
  public void remove(GoldenName name) {
    String attempt = "remove golden volume '" + requireNonNull(name, "name") + "'";
    shelf.require(name, attempt);
    if (!images.remove(name)) {
      throw new GoldenNotFoundException(attempt, name, null);
    }
  }

  @Override
  public List<GoldenVolume> sweep(GoldenSweep sweep) {
    return new Sweeping(side.carriers(), images, making).sweep(requireNonNull(sweep, "sweep"));
  }

  /** Removes images that killed programs did not get to name, and answers their ids. */
  public List<String> sweepUnfinished() {
    return new Sweeping(side.carriers(), images, making).sweepUnfinished();
  }

  @Override
  public void saveTo(GoldenName golden, Path archive) {
    requireNonNull(archive, "archive");
    Transfer transfer = transfers.get();
    Exporting<Boolean> saving = saving(requireNonNull(golden, "golden"), transfer);
    transfer.during(attemptToSave(golden), () -> saving.to(archive));
  }

  @Override
  public void saveTo(GoldenName golden, OutputStream archive) {
    requireNonNull(archive, "archive");
    Transfer transfer = transfers.get();
    Exporting<Boolean> saving = saving(requireNonNull(golden, "golden"), transfer);
    transfer.during(attemptToSave(golden), () -> saving.to(archive, ArchiveFormat.TAR));
  }

  private static String attemptToSave(GoldenName golden) {
    return "save golden volume '" + golden + "'";
  }

  private Exporting<Boolean> saving(GoldenName golden, Transfer transfer) {
    return new Exporting<>(
        attemptToSave(golden),
        transfer,
        taker -> {
          long bytes = shelf.require(golden, attemptToSave(golden)).size();
          if (!images.save(golden, bytes, tar -> taker.take(new byte[0], tar))) {
            throw new GoldenNotFoundException(attemptToSave(golden), golden, null);
          }
        },
        tar -> {
          TarReading.walk(
              tar,
              (state, content) -> {
                transfer.passed(0, 1);
                return true;
              });
          return true;
        });
  }

  @Override
  public GoldenVolume loadFrom(Path archive) {
    String attempt = "load golden volume from '" + requireNonNull(archive, "archive") + "'";
    try (InputStream file = Files.newInputStream(archive)) {
      return load(file, Files.size(archive), attempt, archive.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(attempt + ": " + e, e);
    }
  }

  @Override
  public GoldenVolume loadFrom(InputStream archive) {
    requireNonNull(archive, "archive");
    return load(archive, UNKNOWN, "load golden volume", "the stream");
  }

  private GoldenVolume load(InputStream archive, long size, String attempt, String what) {
    Transfer transfer = transfers.get();
    return transfer.during(
        attempt,
        () -> {
          transfer.begin(Stage.WRITE, size == UNKNOWN ? 0 : size);
          return new Loading(images, transfer, attempt, what).load(archive, size);
        });
  }
}
