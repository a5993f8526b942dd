package dev.stowage.remote;

import dev.stowage.content.CuttingProxy;
import dev.stowage.content.CuttingProxy.Way;
import dev.stowage.content.Losses;
import dev.stowage.content.Operation;
import dev.stowage.content.Stage;
import dev.stowage.docker.DockerStorage;
import dev.stowage.volume.RemovalOption;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.content.ArchiveFormat;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.failure.VolumeException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Engines that are killed when some bytes have gone one way, and started anew: the same program, or
 * another one, finds no trace of what it was at once it has swept.
 */
class KilledEnginesIT extends RemoteTest {

  /** How often the engine is killed during each operation; a build does so seldom. */
  private static final int KILLS = Integer.getInteger("stowage.kills", 0);

  @TempDir Path folder;

  private Stage stage;
  private Manifest source;
  private Manifest target;

  @BeforeEach
  void set() {
    stage = new Stage(name("kill") + "-", folder).set(storage(), TEST_LABEL);
    source = content(stage.source());
    target = content(stage.target());
  }

  @AfterEach
  void removeGolden() {
    stage.removeGolden(storage());
  }

  private Manifest content(String volume) {
    return storage().files(volume).exportTo(OutputStream.nullOutputStream(), ArchiveFormat.TAR);
  }

  /** Without a number of kills, the engine is killed during some operations, once each. */
  @Test
  void killedAnywhere_nothingIsLeftOrLost() {
    Losses losses = new Losses();
    Random places = new Random(11);
    for (Operation operation : Operation.all()) {
      boolean changes =
          List.of("seed", "copy afresh", "restore", "stamp", "freeze").contains(operation.name());
      int kills = KILLS == 0 && changes ? 1 : KILLS;
      for (int i = 0; i < kills; i++) {
        Way way = places.nextBoolean() ? Way.TO_ENGINE : Way.FROM_ENGINE;
        long place = 1 + (long) (places.nextDouble() * bytes(operation, way));
        run(operation, way, place, losses, places.nextBoolean());
      }
    }
    losses.report("killed engines, " + engine);
  }

  private long bytes(Operation operation, Way way) {
    try (CuttingProxy proxy = new CuttingProxy(engine.host(), way, Long.MAX_VALUE);
        DockerStorage storage = DockerStorage.builder().host(proxy.host()).connect()) {
      operation.work().on(storage, stage);
      return proxy.passed(way);
    } finally {
      reset();
    }
  }

  private void run(Operation operation, Way way, long place, Losses losses, boolean same) {
    boolean failed = false;
    try (CuttingProxy proxy = new CuttingProxy(engine.host(), way, place, remote()::kill);
        DockerStorage storage = DockerStorage.builder().host(proxy.host()).connect()) {
      try {
        operation.work().on(storage, stage);
      } catch (VolumeException e) {
        failed = true;
      }
      proxy.settle();
      remote().start();
      if (same) {
        storage.sweep();
      }
    }
    if (!same) {
      try (DockerStorage next = DockerStorage.builder().host(engine.host()).connect()) {
        next.sweep();
      }
    }
    List<String> lost = failed ? left() : new ArrayList<>();
    if (!content(stage.source()).differences(source).isEmpty()) {
      lost.add("the source changed");
    }
    reset();
    losses.run(operation + ", engine killed when " + place + " bytes went " + way, failed, lost);
  }

  private List<String> left() {
    List<String> left = stage.unexpectedFiles();
    left.addAll(stage.goldenLeft(storage()));
    content(stage.target()).differences(target).forEach(path -> left.add("target: " + path));
    volumes().find(stage.fresh()).ifPresent(volume -> left.add("volume " + volume));
    docker()
        .listContainersCmd()
        .withShowAll(true)
        .withVolumeFilter(List.of(stage.source(), stage.target(), stage.fresh()))
        .exec()
        .forEach(carrier -> left.add("carrier " + carrier.getNames()[0]));
    return left;
  }

  /** Takes back what was done whole. */
  private void reset() {
    Stage.remove(folder.resolve(Stage.EXPORTED));
    Stage.remove(folder.resolve(Stage.EXTRACTED));
    volumes().remove(stage.fresh(), RemovalOption.MISSING_IS_FINE);
    stage.removeMadeGolden(storage());
    if (!content(stage.target()).differences(target).isEmpty()) {
      volumes().remove(VolumeName.of(stage.target()));
      stage.setTarget(storage(), TEST_LABEL);
      target = content(stage.target());
    }
  }
}
