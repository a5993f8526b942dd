package dev.stowage.testkit.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stowage.testkit.engine.EngineProfile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the world is told of containers, in the order that was watched on engines. */
class ContainerEventsTest {

  static List<EngineProfile> profiles() {
    return Docker.profiles();
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void life(EngineProfile profile) {
    try (Docker docker = new Docker(profile)) {
      docker.createWith("c1", "\"Binds\":[\"orders:/data:ro\"]");
      docker.client.startContainerCmd("c1").exec();
      docker.client.pauseContainerCmd("c1").exec();
      docker.client.unpauseContainerCmd("c1").exec();
      docker.client.renameContainerCmd("c1").withName("c2").exec();
      docker.client.killContainerCmd("c2").withSignal("HUP").exec();
      docker.client.stopContainerCmd("c2").exec();
      docker.client.removeContainerCmd("c2").exec();
      boolean diesFirst = profile.equals(EngineProfile.DOCKER_20_10);
      assertThat(docker.events())
          .containsExactly(
              "volume create orders",
              "container create c1",
              "volume mount orders",
              "container start c1",
              "container pause c1",
              "container unpause c1",
              "container rename c2",
              "container kill c2",
              "container kill c2",
              diesFirst ? "container die c2" : "volume unmount orders",
              diesFirst ? "volume unmount orders" : "container die c2",
              "container stop c2",
              "container destroy c2");
    }
  }

  @Test
  void attributes_areLabelsImageNameAndWhatHappened() {
    try (Docker docker = Docker.newest()) {
      docker.create(
          "c1", ",\"Labels\":{\"app\":\"shop\"},\"HostConfig\":{\"Binds\":[\"v1:/d:ro\"]}");
      docker.client.startContainerCmd("c1").exec();
      docker.fake.clock().advance(Duration.ofSeconds(7));
      docker.client.killContainerCmd("c1").withSignal("SIGTERM").exec();
      docker.client.renameContainerCmd("c1").withName("c2").exec();
      assertThat(attributes(docker, "volume", "mount"))
          .contains("\"read/write\":\"false\"", "\"destination\":\"/d\"", "\"driver\":\"local\"");
      assertThat(attributes(docker, "container", "kill"))
          .contains(
              "\"signal\":\"15\"", "\"app\":\"shop\"", "\"image\":\"shop:1\"", "\"name\":\"c1\"");
      assertThat(attributes(docker, "container", "die"))
          .contains("\"exitCode\":\"143\"", "\"execDuration\":\"7\"");
      assertThat(attributes(docker, "container", "rename"))
          .contains("\"oldName\":\"/c1\"", "\"name\":\"c2\"");
    }
  }

  private static String attributes(Docker docker, String kind, String action) {
    docker.fake.clock().advance(Duration.ofSeconds(1));
    long now = docker.fake.clock().instant().getEpochSecond();
    return docker
        .send("GET", "/events?since=1&until=" + now, "", new byte[0])
        .body()
        .lines()
        .map(line -> new Docker.Said(200, line).json())
        .filter(
            event ->
                event.path("Type").asText().equals(kind)
                    && event.path("Action").asText().equals(action))
        .map(event -> event.at("/Actor/Attributes"))
        .map(JsonNode::toString)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void refusedCreate_isTheEndOfAContainerThatNeverWas() {
    try (Docker docker = Docker.newest()) {
      assertThat(
              docker
                  .post(
                      "/containers/create?name=c1",
                      "{\"Image\":\"shop:1\",\"Cmd\":[\"x\"],\"HostConfig\":{\"Binds\":[\"v1:/x\","
                          + "\"v2:/x\"]}}")
                  .toString())
          .isEqualTo("400 Duplicate mount point: /x");
      assertThat(docker.events()).containsExactly("volume create v1", "container destroy c1");
    }
  }

  @Test
  void archive_mountsAndUnmounts() {
    try (Docker docker = Docker.newest()) {
      docker.createWith("c1", "\"Binds\":[\"v1:/seed\"]");
      docker.send("HEAD", "/containers/c1/archive?path=/seed", "", new byte[0]);
      assertThat(docker.events())
          .endsWith("container create c1", "volume mount v1", "volume unmount v1");
    }
  }

  @Test
  void pausedAndStopped_isUnpausedFirst() {
    try (Docker docker = Docker.newest()) {
      docker.create("c1", "");
      docker.client.startContainerCmd("c1").exec();
      docker.client.pauseContainerCmd("c1").exec();
      docker.client.stopContainerCmd("c1").exec();
      assertThat(docker.events())
          .endsWith(
              "container pause c1",
              "container kill c1",
              "container unpause c1",
              "container die c1",
              "container stop c1");
    }
  }
}
