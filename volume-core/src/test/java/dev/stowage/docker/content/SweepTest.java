package dev.stowage.docker.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import dev.stowage.docker.DockerStorage;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.fault.ActiveFault;
import dev.stowage.testkit.fault.Fault;
import dev.stowage.testkit.tree.FileTree;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.content.VolumeSeed;
import dev.stowage.volume.failure.VolumeException;
import dev.stowage.volume.failure.VolumeNotEmptyException;
import dev.stowage.volume.file.FileAccess;
import dev.stowage.volume.file.FileOwner;
import dev.stowage.volume.file.FileState;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    String mine = CarrierHolder.begin().text();
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
    String mine = CarrierHolder.begin().text();
    String[] words = mine.split(" ", -1);
    carrier("left", words[0] + " " + words[1] + " 2001-02-03T04:05:06Z 1");
    assertThat(storage.sweep()).containsExactly("left");
  }

  @Test
  void livingProgram_isNotDisturbed() {
    carrier("mine", CarrierHolder.begin().text());
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

  /** Fills as a program does that is killed in the middle: nothing of it is cleaned up. */
  private void fillAndDie(String volume, int uploads) throws Exception {
    try (DockerStorage killed = DockerStorage.using(docker.config(), docker.transport())) {
      docker.faults().on("PUT", "/containers/{id}/archive").after(uploads).give(Fault.reset());
      docker.faults().on("DELETE", "/containers/{id}").give(Fault.reset());
      docker.faults().on("DELETE", "/volumes/{name}").give(Fault.reset());
      VolumeSeed seed = VolumeSeed.file("a", "b").and(VolumeSeed.file("c/d", "e"));
      killed.files(volume).seed(seed);
    } catch (VolumeException e) {
      assertThat(uploads).isLessThan(3);
    }
    docker.faults().clear();
    markDead();
  }

  /** Writes the holder of a dead program in place of ours. */
  private void markDead() throws Exception {
    String dead = deadHolder();
    for (Container left : storage.docker().listContainersCmd().withShowAll(true).exec()) {
      String volume = left.getMounts().get(0).getName();
      storage.docker().removeContainerCmd(left.getId()).exec();
      storage
          .docker()
          .createContainerCmd("tiny:1")
          .withName(left.getNames()[0].substring(1))
          .withCmd("-")
          .withLabels(Map.of(LABEL, dead))
          .withHostConfig(
              HostConfig.newHostConfig()
                  .withMounts(
                      List.of(
                          new Mount()
                              .withType(MountType.VOLUME)
                              .withSource(volume)
                              .withTarget("/volume"))))
          .exec();
    }
  }

  @Test
  void twoSweepsAtOnce_oneFindsItDone() throws Exception {
    fillAndDie("orders", 1);
    try (DockerStorage other = DockerStorage.using(docker.config(), docker.transport());
        ActiveFault held =
            docker.faults().on("GET", "/containers/{id}/archive").times(1).give(Fault.hold())) {
      CompletableFuture<List<String>> slow = CompletableFuture.supplyAsync(other::sweep);
      held.awaitHit();
      assertThat(storage.sweep()).anyMatch(name -> name.contains("-fills-"));
      held.lift();
      assertThat(slow.get(30, TimeUnit.SECONDS)).noneMatch(name -> name.contains("-fills-"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void volumeThatADeadProgramWasFilling_isAsEmptyAsItWas(int uploads) throws Exception {
    storage.files("orders").createDirectory("", FileAccess.of(7, 8, "2710"));
    fillAndDie("orders", uploads);
    assertThat(names()).anyMatch(name -> name.endsWith("-fills-2710"));

    assertThatThrownBy(() -> storage.files("orders").seed(VolumeSeed.file("new", "x")))
        .isInstanceOf(VolumeNotEmptyException.class)
        .hasMessageContaining("a sweep takes back");
    try (DockerStorage next = DockerStorage.using(docker.config(), docker.transport())) {
      next.files("orders").seed(VolumeSeed.file("new", "x"));
    }
    assertThat(storage.files("orders").list("")).hasSize(1);
    assertThat(storage.files("orders").stat(""))
        .returns(0_2710, FileState::mode)
        .returns(new FileOwner(7, 8), FileState::owner);
    assertThat(names()).isEmpty();
  }

  @Test
  void volumeThatIsFull_isLeftAlone() throws Exception {
    fillAndDie("orders", 3);
    storage.sweep();
    assertThat(storage.files("orders").readText("c/d")).isEqualTo("e");
  }

  @Test
  void ownCarrierThatCouldNotBeRemoved_goesWithTheNextOne() {
    docker.faults().on("DELETE", "/containers/{id}").give(Fault.reset());
    storage.files("orders").write("a", "b");
    docker.faults().clear();
    assertThat(names()).hasSize(1);
    storage.files("orders").write("c", "d");
    assertThat(names()).isEmpty();
  }

  @Test
  void ownVolumeThatCouldNotBeRemoved_goesWithTheSweep() {
    docker.faults().on("DELETE", "/volumes/{name}").give(Fault.reset());
    docker.faults().on("PUT", "/containers/{id}/archive").after(1).give(Fault.reset());
    VolumeDefinition fresh =
        VolumeDefinition.named("fresh").initialContent(VolumeSeed.file("a", "b")).build();
    assertThatThrownBy(() -> storage.volumes().create(fresh)).isInstanceOf(VolumeException.class);
    docker.faults().clear();
    assertThat(storage.volumes().find("fresh")).isPresent();
    assertThat(storage.sweep()).containsExactly("fresh");
    assertThat(storage.volumes().find("fresh")).isEmpty();
    assertThat(storage.volumes().find("orders")).isPresent();
  }

  @Test
  void volumeThatIsToHoldNothing_butHasAnOwner_isNotSwept() {
    VolumeDefinition ready =
        VolumeDefinition.named("ready")
            .initialContent(VolumeSeed.emptyDirectory("").ownedBy(70, 71).modes("0640", "0750"))
            .build();
    storage.volumes().ensure(ready);
    assertThat(storage.sweep()).isEmpty();
    assertThat(storage.volumes().ensure(ready).created()).isFalse();
    assertThat(storage.files("ready").stat("").mode()).isEqualTo(0_750);
  }

  @Test
  void volumeOfALivingProgram_isNotSwept() {
    docker.faults().on("DELETE", "/volumes/{name}").give(Fault.reset());
    docker.faults().on("PUT", "/containers/{id}/archive").after(1).give(Fault.reset());
    VolumeDefinition fresh =
        VolumeDefinition.named("fresh").initialContent(VolumeSeed.file("a", "b")).build();
    assertThatThrownBy(() -> storage.volumes().create(fresh)).isInstanceOf(VolumeException.class);
    docker.faults().clear();
    try (DockerStorage other = DockerStorage.using(docker.config(), docker.transport())) {
      assertThat(other.sweep()).isEmpty();
    }
    assertThat(storage.volumes().find("fresh")).isPresent();
  }
}
