package dev.stowage.docker.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.HostConfig;
import dev.stowage.docker.DockerStorage;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.fault.Fault;
import dev.stowage.testkit.tree.FileTree;
import dev.stowage.volume.VolumeDefinition;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Carriers that killed programs left. */
class SweepTest {

  private static final String LABEL = "dev.stowage.carrier";

  private final FakeDocker docker = FakeDocker.create();
  private final DockerStorage storage = DockerStorage.using(docker.config(), docker.transport());

  @BeforeEach
  void prepare() {
    docker.addImage("tiny:1", FileTree.empty());
    storage.volumes().ensure(VolumeDefinition.named("orders").build());
  }

  @AfterEach
  void close() {
    storage.close();
  }

  private void carrier(String name, String holder) {
    storage
        .docker()
        .createContainerCmd("tiny:1")
        .withName(name)
        .withCmd("-")
        .withLabels(Map.of(LABEL, holder))
        .withHostConfig(HostConfig.newHostConfig().withNetworkMode("none"))
        .exec();
  }

  private List<String> names() {
    return storage.docker().listContainersCmd().withShowAll(true).exec().stream()
        .map(it -> it.getNames()[0].substring(1))
        .toList();
  }

  private static String deadHolder() throws IOException, InterruptedException {
    Process process = new ProcessBuilder("true").start();
    String mine = CarrierHolder.here().text();
    process.waitFor();
    return mine.replace(" " + ProcessHandle.current().pid() + " ", " " + process.pid() + " ");
  }

  @Test
  void deadProgramOfThisMachine_isSweptByTheFirstWork() throws Exception {
    carrier("left", deadHolder());
    storage.files("orders").write("a", "b");
    assertThat(names()).isEmpty();
  }

  @Test
  void numberThatAnotherProcessHasNow_isSwept() {
    String mine = CarrierHolder.here().text();
    String[] words = mine.split(" ", -1);
    carrier("left", words[0] + " " + words[1] + " 2001-02-03T04:05:06Z 1");
    assertThat(storage.sweep()).containsExactly("left");
  }

  @Test
  void livingProgram_isNotDisturbed() {
    carrier("mine", CarrierHolder.here().text());
    assertThat(storage.sweep()).isEmpty();
    assertThat(names()).containsExactly("mine");
  }

  @Test
  void otherMachine_isSweptAfterADay() {
    carrier("far", "other-machine 1 2001-02-03T04:05:06Z");
    carrier("old", "");
    assertThat(storage.sweep()).isEmpty();
    docker.clock().advance(Duration.ofHours(25));
    carrier("fresh", "other-machine 2 2001-02-03T04:05:06Z");
    assertThat(storage.sweep()).containsExactlyInAnyOrder("far", "old");
    assertThat(names()).containsExactly("fresh");
  }

  @Test
  void whatRuns_isNotOurs() throws Exception {
    carrier("running", deadHolder());
    storage.docker().startContainerCmd("running").exec();
    assertThat(storage.sweep()).isEmpty();
  }

  @Test
  void sweepFails_theWorkIsDone() throws Exception {
    carrier("left", deadHolder());
    docker.faults().on("GET", "/containers/json").times(1).give(Fault.answer(500, "no"));
    storage.files("orders").write("a", "b");
    assertThat(storage.files("orders").readText("a")).isEqualTo("b");
    assertThat(names()).containsExactly("left");
  }
}
