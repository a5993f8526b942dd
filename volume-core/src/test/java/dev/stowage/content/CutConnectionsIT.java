package dev.stowage.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Container;
import dev.stowage.content.CuttingProxy.Way;
import dev.stowage.docker.DockerStorage;
import dev.stowage.engines.EngineTest;
import dev.stowage.volume.RemovalOption;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.content.ArchiveFormat;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.failure.VolumeException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each operation on a real engine, over a connection that is broken after some bytes. */
class CutConnectionsIT extends EngineTest {

  /** How many places of each way of each operation; a build takes few of them. */
  private static final int PLACES = Integer.getInteger("stowage.faults.places", 1);

  @TempDir Path folder;

  private Stage stage;
  private Manifest source;
  private Manifest target;

  @BeforeEach
  void set() {
    stage = new Stage(name("cut") + "-", folder).set(storage(), TEST_LABEL);
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
  void cutAnywhere_nothingIsLeftOrLost() {
    Losses losses = new Losses();
    for (Operation operation : Operation.all()) {
      for (Way way : Way.values()) {
        long all = bytes(operation, way);
        for (int place = 0; place < PLACES; place++) {
          run(operation, way, 1 + all * (2L * place + 1) / (2L * PLACES), losses);
        }
      }
    }
    losses.report("cut connections on " + engine);
  }

  private long bytes(Operation operation, Way way) {
    try (CuttingProxy proxy = new CuttingProxy(engine.host(), way, Long.MAX_VALUE)) {
      try (DockerStorage storage = DockerStorage.builder().host(proxy.host()).connect()) {
        operation.work().on(storage, stage);
      }
      reset();
      return proxy.passed(way);
    }
  }

  private void run(Operation operation, Way way, long place, Losses losses) {
    List<String> lost = new ArrayList<>();
    boolean failed = false;
    try (CuttingProxy proxy = new CuttingProxy(engine.host(), way, place);
        DockerStorage storage = DockerStorage.builder().host(proxy.host()).connect()) {
      operation.work().on(storage, stage);
    } catch (VolumeException e) {
      failed = true;
    } catch (RuntimeException e) {
      failed = true;
      lost.add("failed with " + e);
    }
    losses.swept(sweep());
    if (failed) {
      lost.addAll(left());
    }
    if (!content(stage.source()).differences(source).isEmpty()) {
      lost.add("the source changed");
    }
    reset();
    losses.run(operation + ", " + way + " cut after " + place, failed, lost);
  }

  private List<String> left() {
    List<String> left = stage.unexpectedFiles();
    left.addAll(stage.goldenLeft(storage()));
    volumes().find(stage.fresh()).ifPresent(volume -> left.add("volume " + volume));
    Manifest now = content(stage.target());
    now.differences(target).forEach(path -> left.add("target: " + path));
    return left;
  }

  /** Removes carriers of requests that the engine carried out after everybody had given up. */
  private int sweep() {
    List<Container> carriers =
        docker()
            .listContainersCmd()
            .withShowAll(true)
            .withVolumeFilter(List.of(stage.source(), stage.target(), stage.fresh()))
            .exec();
    carriers.forEach(it -> docker().removeContainerCmd(it.getId()).withForce(true).exec());
    return carriers.size();
  }

  /** Takes back what a success has made. */
  private void reset() {
    assertThat(folder.resolve(Stage.ARCHIVE)).exists();
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
