package dev.stowage.testkit.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stowage.testkit.program.FileCommands;
import dev.stowage.testkit.program.ProgramEnd;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What rm and mv do in containers in memory, and say, as busybox's did on engine 28.5. */
class FileCommandsTest {

  private final Docker docker = Docker.newest();
  private int made;

  /** Runs a command with the same volume each time; answers the status and what it printed. */
  private String run(String... command) {
    docker.fake.programs().forImage(Docker.IMAGE, FileCommands.rmAndMv());
    return start(command);
  }

  private String start(String... command) {
    String name = "c" + ++made;
    List<String> words = Arrays.stream(command).map(word -> '"' + word + '"').toList();
    docker.create(
        name,
        ",\"Entrypoint\":[],\"Cmd\":["
            + String.join(",", words)
            + "],\"Tty\":true,\"HostConfig\":{\"ReadonlyRootfs\":true,\"Binds\":[\"orders:/data\"]}");
    docker.client.startContainerCmd(name).exec();
    JsonNode state = docker.inspect(name).path("State");
    String logs =
        docker.send("GET", "/containers/" + name + "/logs?stdout=1", "", new byte[0]).body();
    return (state.path("ExitCode").asText() + " " + logs).strip();
  }

  private void write(String... paths) {
    docker
        .fake
        .programs()
        .forImage(
            Docker.IMAGE,
            run -> {
              for (String path : paths) {
                if (path.endsWith("/")) {
                  run.files().createDirectories(path);
                } else {
                  run.files().write(path, "x");
                }
              }
              return ProgramEnd.exited(0);
            });
    start("write");
  }

  private List<String> paths() {
    return docker.fake.filesOfVolume("orders").paths();
  }

  @Test
  void rm_filesAndTrees() {
    write("/data/d/", "/data/d/f", "/data/a", "/data/-x");
    assertThat(run("rm", "--", "/data/a")).isEqualTo("0");
    assertThat(run("rm", "/data/d")).isEqualTo("1 rm: '/data/d' is a directory");
    assertThat(run("rm", "/data/zz"))
        .isEqualTo("1 rm: can't remove '/data/zz': No such file or directory");
    assertThat(run("rm", "-f", "/data/zz")).isEqualTo("0");
    assertThat(run("rm", "-rf", "/data/d", "/data/zz", "/data/-x")).isEqualTo("0");
    assertThat(paths()).isEmpty();
  }

  @Test
  void mv_renamesMovesIntoAndRefuses() {
    write("/data/d/", "/data/d/f", "/data/a");
    assertThat(run("mv", "--", "/data/a", "/data/b")).isEqualTo("0");
    assertThat(run("mv", "/data/b", "/data/d")).isEqualTo("0");
    assertThat(paths()).containsExactly("d", "d/b", "d/f");
    assertThat(run("mv", "/data/d/b", "/data/no/b"))
        .isEqualTo("1 mv: can't rename '/data/d/b': No such file or directory");
    assertThat(run("mv", "/data/d", "/data/d/e"))
        .isEqualTo("1 mv: can't rename '/data/d': Invalid argument");
    assertThat(run("mv", "/data/d/b", "/data/d/f")).isEqualTo("0");
    assertThat(run("mv", "/data/d", "/data/e")).isEqualTo("0");
    assertThat(paths()).containsExactly("e", "e/f");
  }

  @Test
  void readOnlyRoot_keepsWhatIsThere() {
    assertThat(run("rm", "-rf", "/seed"))
        .isEqualTo("1 rm: can't remove '/seed': Read-only file system");
  }

  @Test
  void otherPrograms_areNotFound_andTheContainerWasNeverStarted() {
    docker.fake.programs().forImage(Docker.IMAGE, FileCommands.rmAndMv());
    docker.createWith("c0", "\"Binds\":[\"orders:/data\"]");
    assertThat(docker.post("/containers/c0/start", "").status()).isEqualTo(400);
    JsonNode state = docker.inspect("c0").path("State");
    assertThat(state.path("Status").asText()).isEqualTo("created");
    assertThat(state.path("ExitCode").asInt()).isEqualTo(127);
    assertThat(state.path("Error").asText())
        .isEqualTo(
            "failed to create task for container: failed to create shim task: OCI runtime create"
                + " failed: runc create failed: unable to start container process: error during"
                + " container init: exec: \"run\": executable file not found in $PATH");
  }

  @Test
  void files_moveAndTell() throws IOException {
    List<String> told = new ArrayList<>();
    docker
        .fake
        .programs()
        .forImage(
            Docker.IMAGE,
            run -> {
              run.files().createDirectories("/data/full/d");
              run.files().createDirectories("/data/empty");
              run.files().write("/data/a", "x");
              told.add(
                  run.files().isDirectory("/data/full") + " " + run.files().isDirectory("/data/a"));
              told.add("" + run.files().isSymbolicLink("/data/a"));
              assertThatThrownBy(() -> run.files().move("/data/empty", "/data/full"))
                  .hasMessageContaining("directory not empty");
              assertThatThrownBy(() -> run.files().move("/data/a", "/data/full"))
                  .hasMessageContaining("is a directory");
              assertThatThrownBy(() -> run.files().move("/data/full", "/data/a"))
                  .hasMessageContaining("not a directory");
              assertThatThrownBy(() -> run.files().move("/data/a", "/a"))
                  .hasMessageContaining("invalid cross-device link");
              assertThatThrownBy(() -> run.files().move("/data", "/b"))
                  .hasMessageContaining("device or resource busy");
              run.files().move("/data/full", "/data/empty");
              return ProgramEnd.exited(0);
            });
    docker.createWith("c0", "\"Binds\":[\"orders:/data\"]");
    docker.client.startContainerCmd("c0").exec();
    assertThat(told).containsExactly("true false", "false");
    assertThat(paths()).containsExactly("a", "empty", "empty/d");
    assertThat(ProgramEnd.notFound()).hasToString("not found");
  }
}
