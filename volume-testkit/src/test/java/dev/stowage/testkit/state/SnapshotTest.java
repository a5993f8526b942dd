package dev.stowage.testkit.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.testkit.Calls;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.tree.FileTree;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Snapshots: what they show, how they differ, and what they put back. */
class SnapshotTest {

  private final FakeDocker docker = FakeDocker.create();

  private void upload(String name, String path, String text) {
    Calls.require(
        200,
        Calls.upload(
            docker,
            "PUT /containers/" + name + "/archive?path=/data",
            Calls.tar(path, text.getBytes(StandardCharsets.UTF_8))));
  }

  private List<String> changesSince(EngineSnapshot before) {
    return docker.snapshot().changesSince(before).stream().map(StateChange::toString).toList();
  }

  @Test
  void showsVolumesContainersAndImages() {
    Calls.say(
        docker,
        "POST /volumes/create",
        "{\"Name\":\"data\",\"Labels\":{\"app\":\"shop\"},"
            + "\"DriverOpts\":{\"type\":\"tmpfs\",\"device\":\"tmpfs\"}}");
    Calls.require(
        200,
        Calls.upload(docker, "POST /images/create?fromSrc=-&repo=x", Calls.tar("a", new byte[1])));
    Calls.say(
        docker,
        "POST /containers/create?name=one",
        "{\"Image\":\"x\",\"Cmd\":[\"x\"],\"Labels\":{\"tier\":\"db\"},\"HostConfig\":{"
            + "\"Binds\":[\"data:/data:ro\",\"/srv:/srv\"]}}");

    EngineSnapshot state = docker.snapshot();

    VolumeSnapshot volume = state.volume("data").orElseThrow();
    assertThat(volume.driver()).isEqualTo("local");
    assertThat(volume.labels()).isEqualTo(Map.of("app", "shop"));
    assertThat(volume.options()).containsEntry("type", "tmpfs");
    assertThat(volume.created()).isEqualTo(docker.clock().instant());
    assertThat(volume.users()).containsExactly("one");
    ContainerSnapshot container = state.container("one").orElseThrow();
    assertThat(state.container(container.id())).contains(container);
    assertThat(container.image()).isEqualTo("x");
    assertThat(container.labels()).isEqualTo(Map.of("tier", "db"));
    assertThat(container.state()).isEqualTo("created");
    assertThat(container.exitCode()).isZero();
    assertThat(container.mounts())
        .containsExactly(
            new MountSnapshot("volume", "data", "/data", false),
            new MountSnapshot("bind", "/srv", "/srv", true));
    assertThat(state.images()).extracting(ImageSnapshot::tags).containsExactly(List.of("x:latest"));
    assertThat(docker.journal().lines()).as("looking is no call").hasSize(3);
  }

  @Test
  void showsFiles() {
    Calls.createVolume(docker, "data");
    Calls.createContainer(docker, "one", "data:/data");
    upload("one", "etc/app.conf", "debug=true");

    VolumeSnapshot volume = docker.snapshot().volume("data").orElseThrow();

    assertThat(volume.files())
        .isEqualTo(
            FileTree.builder()
                .directory("etc")
                .modified(docker.clock().instant())
                .file("etc/app.conf", "debug=true")
                .owner(999, 998)
                .mode("0640")
                .directory("")
                .modified(docker.clock().instant())
                .build());
  }

  @Test
  void isNotChangedByWhatComesLater() {
    Calls.createVolume(docker, "data");
    Calls.createContainer(docker, "one", "data:/data");
    upload("one", "a", "old");
    EngineSnapshot before = docker.snapshot();
    EngineSnapshot same = docker.snapshot();

    upload("one", "a", "new");
    Calls.say(docker, "DELETE /containers/one");
    Calls.say(docker, "DELETE /volumes/data");

    assertThat(before.volume("data").orElseThrow().files().text("a")).isEqualTo("old");
    assertThat(before).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(docker.snapshot());
    assertThatThrownBy(() -> before.volumes().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void changes_areReadable() {
    Calls.createVolume(docker, "data");
    Calls.createVolume(docker, "old");
    Calls.createContainer(docker, "one", "data:/data");
    upload("one", "same", "x");
    upload("one", "a", "old");
    upload("one", "gone", "x");
    EngineSnapshot before = docker.snapshot();

    Calls.say(docker, "DELETE /volumes/old");
    Calls.createVolume(docker, "new");
    upload("one", "a", "new");
    upload("one", "b", "x".repeat(100));
    Calls.say(docker, "POST /containers/one/start");
    Calls.createContainer(docker, "two", "data:/data");

    assertThat(changesSince(before))
        .containsExactly(
            "container one: state: created became running",
            "container two: created",
            "volume data: file /a: file 0640 999:998 'old' of 1970-01-01T00:00:00Z became file 0640"
                + " 999:998 'new' of 1970-01-01T00:00:00Z",
            "volume data: file /b file 0640 999:998 100 bytes (09ecb6ebc8bc) of"
                + " 1970-01-01T00:00:00Z is new",
            "volume data: user two is new",
            "volume new: created",
            "volume old: removed");
  }

  @Test
  void recreatedVolume_isAnother() {
    Calls.createVolume(docker, "data");
    EngineSnapshot before = docker.snapshot();

    Calls.say(docker, "DELETE /volumes/data");
    docker.clock().advance(Duration.ofSeconds(1));
    Calls.createVolume(docker, "data");

    assertThat(changesSince(before)).singleElement().asString().startsWith("volume data: created:");
  }

  @Test
  void restore_putsEverythingBack_anyNumberOfTimes() {
    Calls.createVolume(docker, "data");
    Calls.createContainer(docker, "one", "data:/data");
    upload("one", "a", "old");
    upload("one", "d/b", "deep");
    Calls.say(docker, "POST /containers/one/start");
    EngineSnapshot before = docker.snapshot();

    for (int i = 0; i < 2; i++) {
      Calls.require(204, Calls.say(docker, "POST /containers/one/stop"));
      upload("one", "a", "new");
      upload("one", "d", "a file where a directory was");
      Calls.require(204, Calls.say(docker, "POST /containers/one/rename?name=other"));
      Calls.require(204, Calls.say(docker, "DELETE /containers/other"));
      Calls.require(204, Calls.say(docker, "DELETE /volumes/data"));
      Calls.createVolume(docker, "later");

      docker.restore(before);

      assertThat(changesSince(before)).isEmpty();
    }
    assertThat(Calls.say(docker, "DELETE /volumes/data").status()).isEqualTo(409);
    assertThat(Calls.say(docker, "GET /volumes/later").status()).isEqualTo(404);
    assertThat(Calls.say(docker, "POST /containers/one/start").status()).isEqualTo(304);
    upload("one", "a", "after");
    assertThat(docker.snapshot().volume("data").orElseThrow().files().text("a")).isEqualTo("after");
  }

  @Test
  void restore_keepsTimeEventsAndJournal() {
    EngineSnapshot before = docker.snapshot();
    Calls.createVolume(docker, "data");
    docker.clock().advance(Duration.ofSeconds(5));
    Instant now = docker.clock().instant();

    docker.restore(before);

    assertThat(docker.clock().instant()).isEqualTo(now);
    assertThat(docker.journal().lines()).containsExactly("POST /volumes/create");
    assertThat(Calls.say(docker, "GET /events?since=0&until=" + now.getEpochSecond()).body())
        .contains("\"create\"");
  }

  @Test
  void restore_ofAnotherEngine_isRefused() {
    EngineSnapshot other = FakeDocker.create().snapshot();

    assertThatIllegalArgumentException().isThrownBy(() -> docker.restore(other));
  }

  @Test
  void text_showsAll() {
    assertThat(docker.snapshot()).hasToString("nothing");
    Calls.createVolume(docker, "data");

    assertThat(docker.snapshot())
        .hasToString(
            """
            volume data
              created: 2026-01-01T00:00:00Z
              driver: local
              file /: directory 0755 0:0""");
  }
}
