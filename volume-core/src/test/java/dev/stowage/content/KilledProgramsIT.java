package dev.stowage.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.content.CuttingProxy.Way;
import dev.stowage.docker.DockerStorage;
import dev.stowage.docker.VolumeArchive;
import dev.stowage.engines.EngineTest;
import dev.stowage.engines.Engines;
import dev.stowage.engines.TestEngine;
import dev.stowage.volume.RemovalOption;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.content.ArchiveFormat;
import dev.stowage.volume.content.Manifest;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs that are killed, with no time for anything, when some bytes have gone one way: the next
 * program finds no trace of them once it has swept.
 */
class KilledProgramsIT extends EngineTest {

  /** How often each operation is killed on each engine; a build does so once, on one of them. */
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

  @Test
  void killedAnywhere_nothingIsLeftOrLost() {
    Losses losses = new Losses();
    Random places = new Random(7);
    for (Operation operation : operations()) {
      for (int i = 0; i < Math.max(1, KILLS); i++) {
        Way way = places.nextBoolean() ? Way.TO_ENGINE : Way.FROM_ENGINE;
        long all = bytes(operation, way);
        run(operation, way, 1 + (long) (places.nextDouble() * all), losses);
      }
    }
    losses.report("killed programs on " + engine);
  }

  private List<Operation> operations() {
    List<Operation> all = Operation.all();
    if (KILLS > 0) {
      return all;
    }
    List<TestEngine> engines = Engines.present().toList();
    return all.stream()
        .filter(it -> all.indexOf(it) % engines.size() == engines.indexOf(engine))
        .toList();
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

  private void run(Operation operation, Way way, long place, Losses losses) {
    AtomicReference<Process> victim = new AtomicReference<>();
    int status;
    try (CuttingProxy proxy =
        new CuttingProxy(engine.host(), way, place, () -> kill(victim.get()))) {
      victim.set(start(operation, proxy.host()));
      status = end(victim.get());
      proxy.settle();
      proxy.awaitEngine();
    }
    List<String> lost = new ArrayList<>();
    boolean killed = status != 0;
    try (DockerStorage next = DockerStorage.builder().host(engine.host()).connect()) {
      next.sweep();
    }
    if (killed) {
      lost.addAll(left(operation));
    }
    if (!content(stage.source()).differences(source).isEmpty()) {
      lost.add("the source changed");
    }
    reset();
    losses.run(operation + ", killed when " + place + " bytes went " + way, killed, lost);
  }

  private Process start(Operation operation, String host) {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-D" + Stage.TREE + "=" + stage.tree(),
            "-cp",
            System.getProperty("java.class.path"),
            Victim.class.getName(),
            host,
            operation.name(),
            stage.prefix(),
            folder.toString());
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(new File("target/killed-programs.log"))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes that were counted may be its very first. */
  private static void kill(Process victim) {
    if (victim == null) {
      throw new IllegalStateException("it was not started");
    }
    victim.destroyForcibly();
    end(victim);
  }

  private static int end(Process process) {
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("it ends").isTrue();
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Tells what is left, unless it is whole: a program may be killed when all is done. */
  private List<String> left(Operation operation) {
    // Golden volumes that have their names are whole.
    stage.removeMadeGolden(storage());
    List<String> left = new ArrayList<>(unfinishedFiles(operation));
    left.addAll(stage.goldenLeft(storage()));
    Manifest now = content(stage.target());
    if (!now.differences(target).isEmpty() && !isWhole(now, operation)) {
      left.add("target differs: " + now.differences(target));
    }
    if (volumes().find(stage.fresh()).isPresent() && !isWhole(content(stage.fresh()), operation)) {
      left.add("fresh volume: " + content(stage.fresh()));
    }
    docker()
        .listContainersCmd()
        .withShowAll(true)
        .withVolumeFilter(List.of(stage.source(), stage.target(), stage.fresh()))
        .exec()
        .forEach(carrier -> left.add("carrier " + carrier.getNames()[0]));
    return left;
  }

  private boolean isWhole(Manifest content, Operation operation) {
    return operation.name().equals("seed")
        ? content.entries().size() == treeSize()
        : content.differences(source).isEmpty();
  }

  private int treeSize() {
    try (var all = Files.walk(stage.tree())) {
      return (int) all.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file under its own name is whole; one of ours is gone when the next is made. */
  private List<String> unfinishedFiles(Operation operation) {
    List<String> left = new ArrayList<>();
    Path next = folder.resolve("next.tar");
    storage().files(stage.source()).exportTo(next);
    Stage.remove(next);
    for (String file : stage.files()) {
      if (file.startsWith(".")) {
        left.add(file);
      }
    }
    Path exported = folder.resolve(Stage.EXPORTED);
    if (operation.name().equals("export")
        && Files.exists(exported)
        && !VolumeArchive.of(exported).manifest().differences(source).isEmpty()) {
      left.add("half an archive");
    }
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
