package dev.stowage.testkit;

import static dev.stowage.testkit.Calls.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stowage.testkit.engine.Dialect;
import dev.stowage.testkit.engine.EngineProfile;
import dev.stowage.testkit.engine.NotInFakeException;
import dev.stowage.testkit.plugin.FakePlugin;
import dev.stowage.testkit.state.ContainerSnapshot;
import dev.stowage.testkit.state.EngineSnapshot;
import dev.stowage.testkit.state.VolumeSnapshot;
import dev.stowage.testkit.tree.FileTree;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.driver.VolumeDriver;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is in an engine before the test begins. */
class GivenStateTest {

  private static final String ID = "ab12".repeat(16);
  private static final String ANONYMOUS = "cd34".repeat(16);
  private static final FileTree CONTENT =
      FileTree.builder().owner(999, 999).mode("0700").file("conf/a.conf", "x").build();

  private static final String VOLUMES =
      """
      [
        {
          "CreatedAt": "2026-03-01T10:00:00+01:00",
          "Driver": "local",
          "Labels": {"app": "shop"},
          "Mountpoint": "/mnt/disk/docker/volumes/orders/_data",
          "Name": "orders",
          "Options": {"type": "nfs", "device": ":/srv", "o": "addr=10.0.0.5"},
          "Scope": "local"
        },
        {"Driver": "local", "Labels": null, "Name": "plain", "Options": null, "Scope": "local"}
      ]
      """;

  private static final String CONTAINER =
      """
      [{
        "Id": "ID",
        "Created": "2026-03-01T10:00:00Z",
        "Path": "postgres",
        "Args": [],
        "State": {"Status": "created", "Running": false, "ExitCode": 0, "Error": "", "Pid": 0},
        "Image": "sha256:0000",
        "Name": "/db",
        "RestartCount": 0,
        "Driver": "overlay2",
        "HostConfig": {
          "Binds": ["orders:/data:ro"],
          "NetworkMode": "bridge",
          "RestartPolicy": {"Name": "always", "MaximumRetryCount": 0},
          "Memory": 67108864,
          "MemorySwap": 134217728
        },
        "GraphDriver": {"Data": {"LowerDir": "/x"}, "Name": "overlay2"},
        "Mounts": [
          {"Type": "volume", "Name": "ANONYMOUS", "Source": "/var/x", "Destination": "/logs",
           "Driver": "local", "Mode": "", "RW": true, "Propagation": ""},
          {"Type": "volume", "Name": "orders", "Source": "/var/y", "Destination": "/data",
           "Driver": "local", "Mode": "ro", "RW": false, "Propagation": ""}
        ],
        "Config": {
          "Hostname": "ab12ab12ab12",
          "Env": ["PATH=/bin"],
          "Cmd": ["postgres"],
          "Image": "postgres:17",
          "Volumes": {"/logs": {}},
          "Labels": {"app": "shop"}
        },
        "NetworkSettings": {"Networks": {"bridge": {"IPAddress": "172.17.0.2"}}}
      }]
      """
          .replace("\"ID\"", "\"" + ID + "\"")
          .replace("ANONYMOUS", ANONYMOUS);

  private final FakeDocker docker = FakeDocker.create();

  @AfterEach
  void close() {
    docker.close();
  }

  @Test
  void aVolumeIsThereWithItsContent() {
    docker
        .given()
        .volume("orders", CONTENT)
        .volume(
            VolumeDefinition.named("other")
                .driver(VolumeDriver.local().options(Map.of("type", "tmpfs", "device", "tmpfs")))
                .label("app", "shop")
                .build(),
            FileTree.empty());

    assertThat(docker.filesOfVolume("orders")).isEqualTo(CONTENT);
    assertThat(say(docker, "GET /volumes/orders").body())
        .contains("\"Labels\":null", "\"Options\":null");
    assertThat(docker.snapshot().volume("other").orElseThrow().labels())
        .isEqualTo(Map.of("app", "shop"));
    assertThat(docker.journal().lines()).containsExactly("GET /volumes/orders");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> docker.given().volume("orders", CONTENT))
        .withMessage("there is a volume orders");
    assertThatIllegalArgumentException().isThrownBy(() -> docker.given().volume("../x", CONTENT));
  }

  @Test
  void volumesAreThereAsTheyWereInspected() {
    docker.given().volumes(VOLUMES);

    assertThat(say(docker, "GET /volumes/orders").body())
        .contains("\"Driver\":\"local\"", "\"app\":\"shop\"", "\"o\":\"addr=10.0.0.5\"");
    assertThat(say(docker, "GET /volumes/plain").body()).contains("\"Labels\":null");
    docker.given().volumes("{\"Volumes\":" + VOLUMES + ",\"Warnings\":null}");
    assertThat(docker.snapshot().volumes()).hasSize(2);
  }

  @Test
  void aContainerIsThereAsItWasInspected() {
    docker.given().volumes(VOLUMES).containers(CONTAINER);

    ContainerSnapshot db = docker.snapshot().container("db").orElseThrow();
    assertThat(db.id()).isEqualTo(ID);
    assertThat(db.image()).isEqualTo("postgres:17");
    assertThat(db.state()).isEqualTo("created");
    assertThat(db.labels()).isEqualTo(Map.of("app", "shop"));
    assertThat(docker.snapshot().volume("orders").orElseThrow().users()).containsExactly("db");
    assertThat(docker.snapshot().volume(ANONYMOUS)).isPresent();
    assertThat(say(docker, "DELETE /volumes/orders").status()).isEqualTo(409);
    assertThat(say(docker, "GET /containers/db/json").body())
        .contains("\"always\"", "\"Memory\":67108864", "\"Name\":\"" + ANONYMOUS + "\"");
  }

  @ParameterizedTest
  @CsvSource({"running, 0", "paused, 0", "exited, 3"})
  void aContainerIsInTheStateThatItWasIn(String status, int code) {
    docker
        .given()
        .containers(
            CONTAINER
                .replace("\"created\"", "\"" + status + "\"")
                .replace("\"Running\": false", "\"Running\": " + !status.equals("exited"))
                .replace("\"ExitCode\": 0", "\"ExitCode\": " + code));

    assertThat(say(docker, "GET /containers/" + ID + "/json").body())
        .contains("\"Status\":\"" + status + "\"", "\"ExitCode\":" + code);
  }

  /** What is written otherwise, and what the failure then names. */
  static List<List<String>> unheld() {
    return List.of(
        List.of("\"Env\"", "\"Healthcheck\": {\"Test\": [\"x\"]}, \"Env\"", "Healthcheck"),
        List.of(
            "\"Env\"", "\"FromTheFuture\": [1], \"Env\"", "Config.FromTheFuture, which was [1]"),
        List.of("\"NetworkMode\": \"bridge\"", "\"NetworkMode\": \"shop\"", "NetworkMode"),
        List.of("{\"bridge\": {", "{\"shop\": {", "NetworkSettings.Networks.shop"),
        List.of("\"RestartCount\": 0", "\"RestartCount\": 7", "RestartCount, which was 7"),
        List.of("\"created\"", "\"dead\"", "in the state dead"),
        List.of(
            "\"Destination\": \"/logs\"", "\"Destination\": \"/other\"", "Mounts at /other Type"),
        List.of("postgres:17", "postgres@sha256:" + ID, "an image with the id"),
        List.of("\"Binds\"", "\"CapX\": [\"A\"], \"Binds\"", "HostConfig.CapX"));
  }

  @ParameterizedTest
  @MethodSource
  void unheld(List<String> change) {
    assertThat(CONTAINER).contains(change.get(0));
    EngineSnapshot before = docker.snapshot();

    assertThatExceptionOfType(NotInFakeException.class)
        .isThrownBy(
            () -> docker.given().containers(CONTAINER.replace(change.get(0), change.get(1))))
        .withMessageContaining(change.get(2));
    assertThat(docker.snapshot()).isEqualTo(before);
  }

  @Test
  void aVolumeThatCannotBeHeldIsNamed() {
    EngineSnapshot before = docker.snapshot();
    for (String[] change :
        new String[][] {
          {"\"Driver\": \"local\", \"Labels\": null", "\"Driver\": \"ebs\"", "has the driver ebs"},
          {"\"Scope\": \"local\"}", "\"Scope\": \"global\"}", "volume plain: Scope"},
          {"\"Options\": null", "\"Status\": {\"a\": 1}", "volume plain: Status, which was {"}
        }) {
      assertThat(VOLUMES).contains(change[0]);
      assertThatExceptionOfType(NotInFakeException.class)
          .isThrownBy(() -> docker.given().volumes(VOLUMES.replace(change[0], change[1])))
          .withMessageContaining(change[2]);
      assertThat(docker.snapshot()).isEqualTo(before);
    }
    docker.given().volumes("{\"Name\":\"plain\",\"Driver\":\"local\",\"Labels\":{\"a\":\"b\"}}");
    assertThatExceptionOfType(NotInFakeException.class)
        .isThrownBy(() -> docker.given().volumes(VOLUMES))
        .withMessageContaining("volume plain: Labels");
  }

  @Test
  void aVolumeOfAPluginThatIsThereIsHeld() {
    try (FakeDocker other =
        FakeDocker.builder()
            .engine(EngineProfile.DOCKER_26_1)
            .plugin(FakePlugin.named("ebs").build())
            .build()) {
      other
          .given()
          .volumes(
              "{\"Name\":\"a\",\"Driver\":\"ebs\",\"Options\":{\"size\":\"1\"},\"Labels\":{}}");

      assertThat(other.snapshot().volume("a").orElseThrow().driver()).isEqualTo("ebs");
    }
  }

  @Test
  void anAnonymousVolumeThatIsThereIsTaken() {
    docker
        .given()
        .volumes(
            "{\"Name\":\""
                + ANONYMOUS
                + "\",\"Driver\":\"local\",\"Labels\":{\"com.docker.volume.anonymous\":\"\","
                + "\"a\":\"b\"}}")
        .containers(CONTAINER);

    VolumeSnapshot volume = docker.snapshot().volume(ANONYMOUS).orElseThrow();
    assertThat(volume.labels()).containsEntry("a", "b");
    assertThat(volume.users()).containsExactly("db");
  }

  static List<EngineProfile> docker() {
    return EngineProfile.all().stream().filter(it -> it.dialect() == Dialect.DOCKER).toList();
  }

  @ParameterizedTest
  @MethodSource("docker")
  void whatOneEngineShowsAnotherHolds(EngineProfile profile) {
    String shown;
    try (FakeDocker old = FakeDocker.create(profile)) {
      old.addImage("postgres:17", FileTree.empty(), "VOLUME /logs", "ENV A=1");
      say(
          old,
          "POST /containers/create?name=db",
          "{\"Image\":\"postgres:17\",\"Cmd\":[\"x\"],\"Labels\":{\"a\":\"b\"},\"HostConfig\":{"
              + "\"Mounts\":[{\"Type\":\"volume\",\"Target\":\"/x\"},{\"Type\":\"tmpfs\","
              + "\"Target\":\"/y\",\"TmpfsOptions\":{\"SizeBytes\":7}}]}}");
      say(old, "POST /containers/db/start");
      shown = say(old, "GET /containers/db/json").body();
    }

    docker.given().containers(shown);

    assertThat(docker.snapshot().container("db").orElseThrow().mounts()).hasSize(3);
  }

  @Test
  void whatNobodyInspectedIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> docker.given().volumes("{"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> docker.given().volumes("{}"))
        .withMessage("nothing that was inspected: it has no Name");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> docker.given().containers(VOLUMES))
        .withMessage("nothing that was inspected: it has no Id");
    docker.given().containers(CONTAINER);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> docker.given().containers(CONTAINER))
        .withMessageContaining("already in use");
  }

  @Test
  void placeholdersOfAScenarioHaveTheirValues() {
    docker.given().containers(CONTAINER.replace(ID, "<id-1>").replace("ab12ab12ab12", "<id-1:12>"));

    assertThat(docker.snapshot().container("db").orElseThrow().id()).matches("[0-9a-f]{64}");
  }
}
