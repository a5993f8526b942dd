package dev.stowage.example;

import dev.stowage.docker.DockerStorage;
import dev.stowage.docker.VolumeArchive;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.volume.RemovalOption;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.content.VolumeSeed;
import dev.stowage.volume.failure.EngineUnreachableException;
import dev.stowage.volume.transfer.Progress;
import dev.stowage.volume.transfer.Transfer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * A volume is backed up into a file and restored as another, with a bar that shows how far it is.
 * An interrupt from the keyboard cancels: then nothing half-done is left.
 */
public final class BackupExample {

  private static final String SUFFIX = UUID.randomUUID().toString().substring(0, 8);
  private static final String ORDERS = "stowage-example-orders-" + SUFFIX;
  private static final String RESTORED = "stowage-example-restored-" + SUFFIX;
  private static final int MEGABYTES = Integer.getInteger("example.megabytes", 64);
  private static final long MEGABYTE = 1 << 20;

  private BackupExample() {}

  /** Runs the example; leaves nothing behind. */
  public static void main(String[] arguments) throws IOException {
    try (DockerStorage storage = DockerStorage.connect()) {
      run(storage);
    } catch (EngineUnreachableException e) {
      System.out.println("No Docker engine answers: an engine in memory does.");
      try (FakeDocker docker = FakeDocker.create();
          DockerStorage storage = DockerStorage.using(docker.config(), docker.transport())) {
        run(storage);
      }
    }
  }

  private static void run(DockerStorage storage) throws IOException {
    Path folder = Files.createTempDirectory("stowage-example-");
    Path archive = folder.resolve("orders.tar.gz");
    try {
      storage.volumes().ensure(VolumeDefinition.named(ORDERS).label("app", "shop").build());
      fill(storage);
      Manifest manifest = backUp(storage, archive);
      System.out.println("Backed up " + manifest + " in " + Files.size(archive) + " bytes");
      System.out.println("The archive is of " + VolumeArchive.of(archive).volume().orElseThrow());
      storage.volumes().create(VolumeDefinition.named(RESTORED).build());
      restore(storage, archive);
      System.out.println("Restored as " + RESTORED + ", and found equal");
    } finally {
      storage.volumes().remove(ORDERS, RemovalOption.MISSING_IS_FINE);
      storage.volumes().remove(RESTORED, RemovalOption.MISSING_IS_FINE);
      Files.deleteIfExists(archive);
      Files.delete(folder);
    }
  }

  private static void fill(DockerStorage storage) {
    Random random = new Random(1);
    byte[] megabyte = new byte[1 << 20];
    random.nextBytes(megabyte);
    VolumeSeed seed = VolumeSeed.emptyDirectory("base");
    for (int i = 0; i < MEGABYTES; i++) {
      seed = seed.and(VolumeSeed.file("base/orders-" + i, megabyte));
    }
    storage.files(ORDERS).seed(seed);
  }

  // region backup
  private static Manifest backUp(DockerStorage storage, Path archive) {
    try (ProgressBar bar = bar("Backup")) {
      Transfer transfer = Transfer.watchedBy(progress -> show(progress, bar));
      return storage.files(ORDERS).during(transfer).exportTo(archive);
    }
  }

  private static void show(Progress progress, ProgressBar bar) {
    bar.setExtraMessage(progress.stage() + ", " + progress.entries() + " entries");
    bar.maxHint(progress.expectedBytes() > 0 ? progress.expectedBytes() : -1);
    bar.stepTo(progress.bytes());
  }

  // endregion

  private static void restore(DockerStorage storage, Path archive) {
    try (ProgressBar bar = bar("Restore")) {
      Transfer transfer = Transfer.watchedBy(progress -> show(progress, bar));
      storage.files(RESTORED).during(transfer).restoreFrom(archive);
    }
  }

  private static ProgressBar bar(String name) {
    return new ProgressBarBuilder()
        .setTaskName(name)
        .setUnit(" MiB", MEGABYTE)
        .setStyle(ProgressBarStyle.ASCII)
        .build();
  }
}
