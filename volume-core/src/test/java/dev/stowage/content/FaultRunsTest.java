package dev.stowage.content;

import static dev.stowage.volume.mount.MountDefinition.bind;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.docker.DockerStorage;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.volume.gather.FileGathering;
import dev.stowage.volume.mount.ContainerMounts;
import dev.stowage.volume.mount.MountBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation, with each fault at each of its requests, on the engine in memory. */
class FaultRunsTest {

  /** Runs share nothing, and most of the time some of them wait for a deadline. */
  private static final int AT_ONCE = 16;

  /** Of so many runs one is done; a build takes few of them. */
  private static final int PART = Integer.getInteger("stowage.faults.part", 3);

  static List<Operation> operations() {
    List<Operation> operations = new ArrayList<>(Operation.all());
    // The volume's name is known to nobody before, so that only an engine in memory tells of it.
    operations.add(
        new Operation(
            "gather",
            (storage, stage) ->
                storage
                    .gatherings()
                    .gather(FileGathering.hidingTheImage(binds(stage)).into("/etc/shop"))));
    return operations;
  }

  private static ContainerMounts binds(Stage stage) {
    List<MountBuilder<?, ?>> binds = new ArrayList<>();
    for (int i = 0; i < 35; i++) {
      String file = "d" + i % 7 + "/f" + i;
      binds.add(bind(stage.tree().resolve(file)).at("/etc/shop/" + file).readOnly());
    }
    return ContainerMounts.of(binds.toArray(MountBuilder<?, ?>[]::new));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void eachFaultAtEachRequest_nothingIsLeftOrLost(Operation operation) throws Exception {
    List<String> requests = requests(operation);
    assertThat(requests).hasSizeGreaterThanOrEqualTo(3);
    Losses losses = new Losses();
    int met = 0;
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<?>> runs = new ArrayList<>();
      for (int request = 1; request <= requests.size(); request++) {
        for (Trouble trouble : Trouble.with(requests.get(request - 1))) {
          int number = request;
          // Not the same few for each request.
          if ((++met + request) % PART != 0) {
            continue;
          }
          runs.add(threads.submit(() -> run(operation, trouble, number, losses)));
        }
      }
      for (Future<?> run : runs) {
        run.get();
      }
    } finally {
      threads.shutdownNow();
    }
    losses.report("faults during " + operation);
  }

  /** Lists the requests of an undisturbed run on an engine that has never seen a carrier. */
  private static List<String> requests(Operation operation) {
    try (FakeStage stage = new FakeStage()) {
      stage.docker().journal().clear();
      try (DockerStorage storage = stage.storage(FakeStage.LONG)) {
        operation.work().on(storage, stage.stage());
      }
      return stage.docker().journal().lines();
    }
  }

  private static void run(Operation operation, Trouble trouble, int request, Losses losses) {
    String which = operation + ", " + trouble + " at request " + request;
    try (FakeStage stage = new FakeStage()) {
      FakeDocker docker = stage.docker();
      docker.journal().clear();
      List<String> lost = new ArrayList<>();
      boolean failed = trouble.strike(operation, stage, request, lost);
      docker.faults().clear();
      String sent = docker.journal().toString();
      boolean mayBeLeft = trouble.mayLeave(docker, request);
      int swept = stage.sweep();
      if (swept > 0 && !mayBeLeft) {
        lost.add("left something to the sweep");
      }
      losses.swept(swept);
      if (failed) {
        lost.addAll(stage.left());
        lost.addAll(stage.again(operation));
      } else {
        lost.addAll(stage.carriers());
      }
      losses.run(lost.isEmpty() ? which : which + "\n" + sent + "\n", failed, lost);
    } catch (RuntimeException | Error e) {
      losses.run(which, true, List.of("the run itself failed: " + e));
    }
  }
}
