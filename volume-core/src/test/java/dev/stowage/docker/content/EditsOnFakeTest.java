package dev.stowage.docker.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.HostConfig;
import dev.stowage.docker.DockerStorage;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.fault.Fault;
import dev.stowage.testkit.program.FileCommands;
import dev.stowage.testkit.program.ProgramEnd;
import dev.stowage.testkit.recording.CallPattern;
import dev.stowage.testkit.recording.RecordedCall;
import dev.stowage.testkit.tree.FileTree;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.content.VolumeSeed;
import dev.stowage.volume.edit.VolumeEdits;
import dev.stowage.volume.edit.failure.ContentExistsException;
import dev.stowage.volume.edit.failure.ProgramFailedException;
import dev.stowage.volume.edit.failure.ProgramNotFoundException;
import dev.stowage.volume.failure.ContentNotFoundException;
import dev.stowage.volume.failure.EngineTimeoutException;
import dev.stowage.volume.failure.ImageNotFoundException;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.failure.VolumeException;
import dev.stowage.volume.failure.VolumeNotFoundException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Deletes and renames through an image, over the engine in memory. */
class EditsOnFakeTest {

  private static final String IMAGE = "busybox:1.37";

  private final FakeDocker docker = FakeDocker.create();
  private final DockerStorage storage =
      DockerStorage.builder()
          .driverTimeout(Duration.ofSeconds(2))
          .using(docker.config(), docker.transport());
  private final VolumeEdits edits = storage.files("orders").through(IMAGE);

  @BeforeEach
  void fill() {
    docker.addImage(IMAGE, FileTree.empty(), "VOLUME /var/cache", "USER 1000");
    docker.programs().forImage(IMAGE, FileCommands.rmAndMv());
    storage
        .volumes()
        .ensure(
            VolumeDefinition.named("orders")
                .initialContent(
                    VolumeSeed.file("a", "1")
                        .and(VolumeSeed.file("-rf", "2"))
                        .and(VolumeSeed.file("d/e/f", "3"))
                        .and(VolumeSeed.symlink("link", "d"))
                        .and(VolumeSeed.emptyDirectory("empty")))
                .build());
  }

  @AfterEach
  void nothingIsLeft() {
    docker.faults().clear();
    assertThat(storage.docker().listContainersCmd().withShowAll(true).exec()).isEmpty();
    assertThat(storage.volumes().list().volumes()).hasSize(1);
    storage.close();
    docker.close();
  }

  private List<String> paths() {
    return docker.filesOfVolume("orders").paths();
  }

  @Test
  void delete_removesOneFile_whateverItIsCalled() {
    edits.delete("-rf");
    edits.delete("link");
    assertThat(paths()).contains("a", "d", "d/e", "d/e/f", "empty").doesNotContain("-rf", "link");
    edits.delete("/d/e/f");
    assertThat(paths()).contains("d/e").doesNotContain("d/e/f");
  }

  @Test
  void deleteTree_removesAllThatIsInIt() {
    edits.deleteTree("d");
    edits.deleteTree("a");
    assertThat(paths()).contains("-rf", "empty", "link").doesNotContain("a", "d", "d/e", "d/e/f");
  }

  @Test
  void move_givesAnotherPath_withAllThatIsInIt() {
    edits.move("-rf", "empty/-");
    edits.move("d", "empty/d");
    assertThat(paths()).contains("empty/-", "empty/d/e/f").doesNotContain("-rf", "d");
    assertThat(docker.filesOfVolume("orders").text("empty/-")).isEqualTo("2");
  }

  @Test
  void command_isNoShells_andHasNoRightsButToFiles() {
    edits.delete("a");
    List<RecordedCall> created =
        docker
            .journal()
            .calls(CallPattern.call("POST", "/containers/create").body("/Image", IMAGE));
    assertThat(created).hasSize(1);
    String body = created.get(0).body();
    assertThat(body)
        .contains("\"Entrypoint\":[\"rm\"]")
        .contains("\"Cmd\":[\"-f\",\"--\",\"/volume/a\"]")
        .contains("\"User\":\"0:0\"")
        .contains("\"NetworkMode\":\"none\"")
        .contains("\"ReadonlyRootfs\":true")
        .contains("\"CapDrop\":[\"ALL\"],\"CapAdd\":[\"DAC_OVERRIDE\",\"FOWNER\"]")
        .contains("\"SecurityOpt\":[\"no-new-privileges\"]");
  }

  @Test
  void whatIsNotThere_isNamed_andNothingRuns() {
    assertThatThrownBy(() -> edits.delete("b"))
        .isInstanceOf(ContentNotFoundException.class)
        .hasMessage(
            "delete 'b' of volume 'orders': there is nothing. Look at what the volume holds with"
                + " list(\"\").");
    assertThatThrownBy(() -> edits.deleteTree("a/b")).isInstanceOf(ContentNotFoundException.class);
    assertThatThrownBy(() -> edits.move("b", "c")).isInstanceOf(ContentNotFoundException.class);
    assertThatThrownBy(() -> edits.move("a", "no/a"))
        .isInstanceOf(ContentNotFoundException.class)
        .hasMessageContaining("there is no directory 'no' to move it into");
    assertThatThrownBy(() -> edits.move("a", "-rf/a")).isInstanceOf(ContentNotFoundException.class);
    assertThat(docker.journal().calls(CallPattern.call("POST", "/containers/{id}/start")))
        .isEmpty();
  }

  @Test
  void directory_isDeletedAsATreeOnly() {
    assertThatThrownBy(() -> edits.delete("d"))
        .isInstanceOf(ContentNotFoundException.class)
        .hasMessageContaining("deleteTree");
    assertThat(paths()).contains("d/e/f");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-rf", "empty", "link", ""})
  void target_isNeverReplaced(String target) {
    assertThatThrownBy(() -> edits.move("a", target))
        .isInstanceOfSatisfying(
            ContentExistsException.class, e -> assertThat(e.path()).isEqualTo(target));
  }

  @Test
  void pathsThatCannotBeMeant_areRefused() {
    for (String path : List.of("", "/", "../a", "a/../../b")) {
      assertThatThrownBy(() -> edits.delete(path)).isInstanceOf(InvalidDefinitionException.class);
      assertThatThrownBy(() -> edits.deleteTree(path))
          .isInstanceOf(InvalidDefinitionException.class);
      assertThatThrownBy(() -> edits.move(path, "x"))
          .isInstanceOf(InvalidDefinitionException.class);
    }
    assertThatThrownBy(() -> edits.move("d", "d/e/d"))
        .isInstanceOf(InvalidDefinitionException.class);
    assertThatThrownBy(() -> storage.files("orders").through(" "))
        .isInstanceOf(InvalidDefinitionException.class);
  }

  @Test
  void imageOrVolumeThatIsMissing_isNamed() {
    assertThatThrownBy(() -> storage.files("orders").through("nope:1").delete("a"))
        .isInstanceOfSatisfying(
            ImageNotFoundException.class, e -> assertThat(e.image()).isEqualTo("nope:1"));
    assertThatThrownBy(() -> storage.files("absent").through(IMAGE).delete("a"))
        .isInstanceOf(VolumeNotFoundException.class);
    assertThat(storage.volumes().find("absent")).isEmpty();
  }

  @Test
  void programThatTheImageLacks_isNamed() {
    docker.programs().forImage(IMAGE, run -> ProgramEnd.notFound());
    assertThatThrownBy(() -> edits.delete("a"))
        .isInstanceOfSatisfying(
            ProgramNotFoundException.class, e -> assertThat(e.program()).isEqualTo("rm"))
        .hasMessageContaining("executable file not found");
    assertThat(paths()).contains("a");
  }

  @Test
  void programThatFails_isToldWithItsWords() {
    docker
        .programs()
        .forImage(
            IMAGE,
            run -> {
              run.printError("rm: können '/volume/a' nicht\nmore\n");
              return ProgramEnd.exited(7);
            });
    assertThatThrownBy(() -> edits.delete("a"))
        .isInstanceOfSatisfying(
            ProgramFailedException.class, e -> assertThat(e.status()).isEqualTo(7))
        .hasMessageContaining("rm ended with status 7: rm: können '/volume/a' nicht\nmore");
  }

  @Test
  void programThatDoesNotEnd_isEnded() {
    docker.programs().forImage(IMAGE, run -> ProgramEnd.runsOn());
    assertThatThrownBy(() -> edits.delete("a")).isInstanceOf(EngineTimeoutException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"start", "wait"})
  void brokenCalls_leaveNothing(String call) {
    docker.faults().on("POST", "/containers/{id}/" + call).give(Fault.answer(500, "no"));
    assertThatThrownBy(() -> edits.delete("a")).isInstanceOf(VolumeException.class);
  }

  @Test
  void lostAnswers_areAskedForAgain() {
    for (String call : List.of("start", "wait")) {
      docker.faults().on("POST", "/containers/{id}/" + call).times(1).give(Fault.lostAnswer());
    }
    edits.delete("a");
    assertThat(paths()).doesNotContain("a");
  }

  static List<Fault> faults() {
    return List.of(Fault.answer(500, "no"), Fault.reset(), Fault.lostAnswer(), Fault.truncate(3));
  }

  /** The file is there or not, and no container is. */
  @ParameterizedTest
  @MethodSource("faults")
  void anyFaultAtAnyRequest_leavesNoContainer(Fault fault) {
    for (int request = 1; request < 16; request++) {
      docker.faults().onAnyCall().nth(request).give(fault);
      try {
        edits.move("a", "b");
      } catch (VolumeException | UncheckedIOException expected) {
        assertThat(expected).isNotNull();
      }
      docker.faults().clear();
      storage.sweep();
      assertThat(storage.docker().listContainersCmd().withShowAll(true).exec()).isEmpty();
      assertThat(paths()).contains("d/e/f").containsAnyOf("a", "b");
      if (paths().contains("b")) {
        edits.move("b", "a");
      }
    }
  }

  /** A program of somebody who was killed may still run. */
  @Test
  void sweep_removesWhatAKilledProgramLetRun() throws Exception {
    docker.programs().forImage(IMAGE, run -> ProgramEnd.runsOn());
    Process process = new ProcessBuilder("true").start();
    String mine = CarrierHolder.begin().text();
    process.waitFor();
    String dead =
        mine.replace(" " + ProcessHandle.current().pid() + " ", " " + process.pid() + " ");
    for (String label : List.of("dev.stowage.program", "other")) {
      storage
          .docker()
          .createContainerCmd(IMAGE)
          .withName(label)
          .withCmd("rm")
          .withLabels(Map.of("dev.stowage.carrier", dead, label, "rm"))
          .withHostConfig(HostConfig.newHostConfig().withNetworkMode("none"))
          .exec();
      storage.docker().startContainerCmd(label).exec();
    }
    assertThat(storage.sweep()).containsExactly("dev.stowage.program");
    List<Container> left = storage.docker().listContainersCmd().withShowAll(true).exec();
    assertThat(left).extracting(it -> it.getNames()[0]).containsExactly("/other");
    storage.docker().removeContainerCmd("other").withForce(true).withRemoveVolumes(true).exec();
  }
}
