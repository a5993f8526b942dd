package dev.stowage.content;

import dev.stowage.docker.DockerStorage;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.Leftover;
import dev.stowage.testkit.state.ContainerSnapshot;
import dev.stowage.testkit.state.EngineSnapshot;
import dev.stowage.testkit.state.StateChange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The stage on an engine in memory of its own. */
final class FakeStage implements AutoCloseable {

  /** Longer than anything takes. */
  static final Duration LONG = Duration.ofSeconds(60);

  /** For an engine that hangs; all else is far quicker. */
  static final Duration SHORT = Duration.ofMillis(1500);

  /** What Stowage keeps on an engine on purpose: the empty image of its carriers. */
  private static final String CARRIER_IMAGE = "stowage-carrier:1";

  private final FakeDocker docker = FakeDocker.create();
  private final Stage stage;
  private final EngineSnapshot before;
  private final List<String> filesBefore;

  FakeStage() {
    try {
      this.stage = new Stage("", Files.createTempDirectory("stowage-faults"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (DockerStorage storage = storage(LONG)) {
      stage.set(storage, "test");
      storage.docker().removeImageCmd("stowage-carrier:1").exec();
    }
    this.before = docker.snapshot();
    this.filesBefore = stage.files();
  }

  FakeDocker docker() {
    return docker;
  }

  Stage stage() {
    return stage;
  }

  DockerStorage storage(Duration timeout) {
    return DockerStorage.builder()
        .timeout(timeout)
        .driverTimeout(timeout)
        .driverPatience(timeout)
        .using(docker.config(), docker.transport());
  }

  /** Removes what could not be removed; tells how much. */
  int sweep() {
    try (DockerStorage next = storage(LONG)) {
      return next.sweep().size();
    }
  }

  /** Tells what is left of an operation that failed. */
  List<String> left() {
    List<String> left =
        new ArrayList<>(
            docker.snapshot().changesSince(before).stream()
                .map(StateChange::toString)
                .filter(change -> !isCarrierImage(change))
                .toList());
    List<String> files = new ArrayList<>(stage.files());
    files.removeAll(filesBefore);
    files.forEach(file -> left.add("file " + file));
    docker.leftovers(Leftover.OPEN_ANSWERS).forEach(call -> left.add("open answer " + call));
    return left;
  }

  private boolean isCarrierImage(String change) {
    return docker.snapshot().images().stream()
        .filter(image -> image.tags().contains(CARRIER_IMAGE))
        .anyMatch(image -> change.startsWith("image " + image.id()));
  }

  /** Tells which carriers are left. */
  List<String> carriers() {
    return docker.snapshot().containers().stream().map(ContainerSnapshot::name).toList();
  }

  /** Tells why an operation does not succeed on an engine without faults. */
  List<String> again(Operation operation) {
    try (DockerStorage storage = storage(LONG)) {
      operation.work().on(storage, stage);
      return List.of();
    } catch (RuntimeException e) {
      return List.of("does not succeed afterwards: " + e);
    }
  }

  @Override
  public void close() {
    docker.close();
    stage.clear();
  }
}
