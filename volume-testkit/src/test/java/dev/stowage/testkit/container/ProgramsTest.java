package dev.stowage.testkit.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import dev.stowage.testkit.engine.NotInFakeException;
import dev.stowage.testkit.program.ProgramEnd;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a test lets run in containers. */
class ProgramsTest {

  private final Docker docker = Docker.newest();

  @Test
  void run_writesVolumeAndHostDirectory_anotherContainerReadsBoth() throws IOException {
    docker.fake.hostFiles().createDirectories("/srv/config");
    List<String> read = new ArrayList<>();
    docker
        .fake
        .programs()
        .forImage(
            Docker.IMAGE,
            run -> {
              if (run.files().exists("/data/orders.txt")) {
                read.add(run.files().readString("/data/orders.txt"));
                read.add(run.files().readString("/config/shop.conf"));
              } else {
                run.files().write("/data/orders.txt", "order-1");
                run.files().write("/config/shop.conf", "colour=blue");
              }
              return ProgramEnd.exited(0);
            });
    for (String name : List.of("first", "second")) {
      docker.createWith(name, "\"Binds\":[\"orders:/data\",\"/srv/config:/config\"]");
      docker.client.startContainerCmd(name).exec();
      docker.client.removeContainerCmd(name).exec();
    }
    assertThat(read).containsExactly("order-1", "colour=blue");
    assertThat(docker.fake.hostFiles().readString("/srv/config/shop.conf"))
        .isEqualTo("colour=blue");
  }

  @Test
  void noProgram_runsUntilStopped() {
    docker.create("c1", "");
    docker.client.startContainerCmd("c1").exec();
    assertThat(docker.inspect("c1").at("/State/Running").asBoolean()).isTrue();
    docker.client.stopContainerCmd("c1").exec();
    assertThat(docker.inspect("c1").at("/State/ExitCode").asInt()).isEqualTo(143);
  }

  @Test
  void runsOn_keepsWhatItPrinted() throws InterruptedException {
    docker
        .fake
        .programs()
        .forImage(
            Docker.IMAGE,
            run -> {
              run.print("ready\n");
              return ProgramEnd.runsOn();
            });
    docker.create("c1", "");
    docker.client.startContainerCmd("c1").exec();
    assertThat(docker.inspect("c1").at("/State/Status").asText()).isEqualTo("running");
    assertThat(logs("c1")).containsExactly("STDOUT: ready\n");
  }

  @Test
  void print_bothOutputs_comeInFrames() throws InterruptedException {
    docker
        .fake
        .programs()
        .forImage(
            "shop:1",
            run -> {
              run.print("one\ntwo");
              run.printError("oops\n");
              return ProgramEnd.exited(3);
            });
    docker.create("c1", "");
    docker.client.startContainerCmd("c1").exec();
    assertThat(logs("c1")).containsExactly("STDOUT: one\n", "STDERR: oops\n", "STDOUT: two");
    assertThat(docker.client.waitContainerCmd("c1").start().awaitStatusCode()).isEqualTo(3);
  }

  @Test
  void print_withTerminal_isPlainTextWithCarriageReturns() throws InterruptedException {
    docker
        .fake
        .programs()
        .forImage(
            Docker.IMAGE,
            run -> {
              run.print("one\n");
              run.printError("two");
              return ProgramEnd.exited(0);
            });
    docker.create("c1", ",\"Tty\":true");
    docker.client.startContainerCmd("c1").exec();
    assertThat(docker.send("GET", "/containers/c1/logs?stdout=1&stderr=1", "", new byte[0]).body())
        .isEqualTo("one\r\ntwo");
  }

  private List<String> logs(String container) throws InterruptedException {
    List<String> lines = new ArrayList<>();
    docker
        .client
        .logContainerCmd(container)
        .withStdOut(true)
        .withStdErr(true)
        .exec(
            new ResultCallback.Adapter<Frame>() {
              @Override
              public void onNext(Frame frame) {
                lines.add(
                    frame.getStreamType()
                        + ": "
                        + new String(frame.getPayload(), java.nio.charset.StandardCharsets.UTF_8));
              }
            })
        .awaitCompletion();
    return lines;
  }

  @Test
  void run_seesCommandEnvironmentAndWorkingDirectory() {
    List<String> seen = new ArrayList<>();
    docker
        .fake
        .programs()
        .forImage(
            Docker.IMAGE,
            run -> {
              seen.addAll(run.command());
              seen.add(run.environment().toString());
              run.files().write("here.txt", "x");
              seen.add(String.join(",", run.files().list("/work")));
              return ProgramEnd.exited(0);
            });
    docker.create(
        "c1", ",\"Entrypoint\":[\"sh\"],\"Env\":[\"A=1\",\"B\"],\"WorkingDir\":\"/work\"");
    docker.client.startContainerCmd("c1").exec();
    assertThat(seen).containsExactly("sh", "run", "{A=1}", "here.txt");
  }

  @Test
  void write_mountedReadOnly_endsWithOneAndSaysWhy() throws InterruptedException {
    docker
        .fake
        .programs()
        .forImage(
            Docker.IMAGE,
            run -> {
              run.files().write("/data/x", "x");
              return ProgramEnd.exited(0);
            });
    docker.createWith("c1", "\"Binds\":[\"orders:/data:ro\"]");
    docker.client.startContainerCmd("c1").exec();
    assertThat(docker.inspect("c1").at("/State/ExitCode").asInt()).isEqualTo(1);
    assertThat(logs("c1")).containsExactly("STDERR: run: /data/x: read-only file system\n");
  }

  @Test
  void write_readOnlyRoot_onlyMountsAreWritable() {
    List<Boolean> written = new ArrayList<>();
    docker
        .fake
        .programs()
        .forImage(
            Docker.IMAGE,
            run -> {
              run.files().write("/data/x", "x");
              written.add(run.files().exists("/data/x"));
              run.files().write("/x", "x");
              return ProgramEnd.exited(0);
            });
    docker.createWith("c1", "\"ReadonlyRootfs\":true,\"Binds\":[\"orders:/data\"]");
    docker.client.startContainerCmd("c1").exec();
    assertThat(written).containsExactly(true);
    assertThat(docker.inspect("c1").at("/State/ExitCode").asInt()).isEqualTo(1);
  }

  @Test
  void tmpfs_isEmptyAtEachStart_andUnseenByArchives() {
    List<Boolean> there = new ArrayList<>();
    docker
        .fake
        .programs()
        .forImage(
            Docker.IMAGE,
            run -> {
              there.add(run.files().exists("/run/x"));
              run.files().write("/run/x", "x");
              return ProgramEnd.runsOn();
            });
    docker.createWith("c1", "\"Tmpfs\":{\"/run\":\"\"}");
    docker.client.startContainerCmd("c1").exec();
    assertThat(docker.post("/containers/c1/restart", "").status()).isEqualTo(204);
    assertThat(there).containsExactly(false, false);
    assertThat(docker.send("HEAD", "/containers/c1/archive?path=/run/x", "", new byte[0]).status())
        .isEqualTo(404);
  }

  @Test
  void delete_keepsMountPoints() throws InterruptedException {
    docker
        .fake
        .programs()
        .forImage(
            Docker.IMAGE,
            run -> {
              run.files().delete("/seed/a.txt");
              run.files().delete("/data");
              return ProgramEnd.exited(0);
            });
    docker.createWith("c1", "\"Binds\":[\"orders:/data\"]");
    docker.client.startContainerCmd("c1").exec();
    assertThat(logs("c1")).containsExactly("STDERR: run: /data: device or resource busy\n");
    assertThat(
            docker
                .send("HEAD", "/containers/c1/archive?path=/seed/a.txt", "", new byte[0])
                .status())
        .isEqualTo(404);
  }

  @Test
  void exited_restartPolicy_isNotInTheFake() {
    docker.fake.programs().forImage(Docker.IMAGE, run -> ProgramEnd.exited(1));
    docker.createWith("c1", "\"RestartPolicy\":{\"Name\":\"on-failure\"}");
    assertThatThrownBy(() -> docker.post("/containers/c1/start", ""))
        .isInstanceOf(NotInFakeException.class)
        .hasMessageContaining("on-failure");
  }

  @Test
  void exited_onFailureButSuccessful_isTheEnd() {
    docker.fake.programs().forImage(Docker.IMAGE, run -> ProgramEnd.exited(0));
    docker.createWith("c1", "\"RestartPolicy\":{\"Name\":\"on-failure\"}");
    assertThat(docker.post("/containers/c1/start", "").status()).isEqualTo(204);
    assertThat(docker.inspect("c1").at("/State/Status").asText()).isEqualTo("exited");
  }

  @Test
  void exited_removesItselfWithItsAnonymousVolumes() {
    docker.fake.programs().forImage(Docker.IMAGE, run -> ProgramEnd.exited(0));
    docker.createWith("c1", "\"AutoRemove\":true,\"Binds\":[\"/anonymous\",\"orders:/data\"]");
    assertThat(docker.post("/containers/c1/start", "").status()).isEqualTo(204);
    assertThat(docker.inspect("c1").path("message").asText()).isEqualTo("No such container: c1");
    assertThat(docker.get("/volumes").path("Volumes")).hasSize(1);
  }

  @Test
  void throwing_comesOutOfTheStart_andTheContainerHasEnded() {
    docker
        .fake
        .programs()
        .forImage(
            Docker.IMAGE,
            run -> {
              throw new IllegalStateException("a broken test");
            });
    docker.create("c1", "");
    assertThatThrownBy(() -> docker.post("/containers/c1/start", "")).hasMessage("a broken test");
    assertThat(docker.inspect("c1").at("/State/ExitCode").asInt()).isEqualTo(1);
  }
}
