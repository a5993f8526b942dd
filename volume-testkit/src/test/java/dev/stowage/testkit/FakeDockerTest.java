package dev.stowage.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.core.RemoteApiVersion;
import dev.stowage.testkit.engine.EngineProfile;
import dev.stowage.testkit.engine.NotInFakeException;
import dev.stowage.testkit.plugin.FakePlugin;
import dev.stowage.testkit.time.FakeClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The engine in memory as docker-java's users see it. */
class FakeDockerTest {

  @Test
  void client_isDockerJavasOwn() throws IOException {
    try (FakeDocker docker = FakeDocker.create();
        DockerClient client = docker.transport().client()) {
      client.createVolumeCmd().withName("orders").exec();

      assertThat(client.listVolumesCmd().exec().getVolumes()).hasSize(1);
      docker
          .faults()
          .on("DELETE", "/volumes/orders")
          .give(dev.stowage.testkit.fault.Fault.volumeInUse("4f"));
      assertThatThrownBy(() -> client.removeVolumeCmd("orders").exec())
          .isInstanceOf(ConflictException.class)
          .hasMessageContaining("volume is in use - [4f]");
    }
  }

  @Test
  void config_readsNothingFromOutside() {
    try (FakeDocker docker = FakeDocker.create()) {
      assertThat(docker.config().getDockerHost()).hasToString("tcp://fake-docker.invalid:2375");
      assertThat(docker.config().getApiVersion()).isEqualTo(RemoteApiVersion.unknown());
      assertThat(docker.config().getSSLConfig()).isNull();
      assertThat(docker.config().getRegistryUsername()).isNull();
      assertThat(docker.config().getObjectMapper()).isNotNull();
      assertThat(docker.config().effectiveAuthConfig("x")).isNull();
      assertThat(docker.config().getAuthConfigurations().getConfigs()).isEmpty();
    }
  }

  @Test
  void builder_choosesEngineClockPluginsAndIds() {
    FakeClock clock = FakeClock.startingAt(Instant.parse("2030-01-01T00:00:00Z"));
    FakePlugin plugin = FakePlugin.named("vieux/sshfs").build();
    try (FakeDocker docker =
            FakeDocker.builder()
                .engine(EngineProfile.DOCKER_20_10)
                .clock(clock)
                .plugin(plugin)
                .seed(7)
                .build();
        FakeDocker same = FakeDocker.builder().seed(7).build();
        FakeDocker other = FakeDocker.create()) {
      clock.advance(Duration.ofSeconds(1));
      Calls.say(docker, "POST /volumes/create", "{\"Name\":\"a\",\"Driver\":\"vieux/sshfs\"}");

      assertThat(docker.profile()).isEqualTo(EngineProfile.DOCKER_20_10);
      assertThat(docker).hasToString("fake " + EngineProfile.DOCKER_20_10);
      assertThat(docker.clock()).isSameAs(clock);
      assertThat(plugin.options("a")).isPresent();
      assertThat(docker.snapshot().volume("a").orElseThrow().created())
          .isEqualTo(Instant.parse("2030-01-01T00:00:01Z"));
      assertThat(anonymous(docker)).isEqualTo(anonymous(same)).isNotEqualTo(anonymous(other));
    }
  }

  private static String anonymous(FakeDocker docker) {
    Calls.say(docker, "POST /volumes/create", "{}");
    return docker.snapshot().volumes().get(0).name();
  }

  @Test
  void twoPluginsOfOneName_areRefused() {
    FakeDockerBuilder builder =
        FakeDocker.builder()
            .plugin(FakePlugin.named("a").build())
            .plugin(FakePlugin.named("a").build());

    assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("a");
  }

  @Test
  void notInTheFake_showsNearestStateAndCalls() {
    try (FakeDocker docker = FakeDocker.create()) {
      Calls.createVolume(docker, "orders");

      assertThatThrownBy(() -> Calls.say(docker, "POST /volumes/create?tag=x", "{}"))
          .isInstanceOf(NotInFakeException.class)
          .hasMessageContaining("'tag'");
      assertThatThrownBy(() -> Calls.say(docker, "GET /containers/a/stats"))
          .isInstanceOf(NotInFakeException.class)
          .hasMessageContaining("nearest to it are: GET /containers/{name}/")
          .hasMessageContaining("state:\n  volume orders\n")
          .hasMessageContaining("calls:\n  POST /volumes/create: 201\n")
          .hasMessageContaining("POST /volumes/create?tag=x: not in the fake");
    }
  }

  @Test
  void enginesShareNothing() {
    try (FakeDocker one = FakeDocker.create();
        FakeDocker other = FakeDocker.create()) {
      Calls.createVolume(one, "orders");
      one.clock().advance(Duration.ofDays(1));

      assertThat(other.snapshot().volumes()).isEmpty();
      assertThat(other.journal().calls()).isEmpty();
      assertThat(other.clock().instant()).isBefore(one.clock().instant());
    }
  }

  @Test
  void served_isNotedMetByFaultsAndOwesNothing() throws Exception {
    try (FakeDocker docker = FakeDocker.create();
        ServedDocker served = docker.serveOnLoopback()) {
      java.net.URI ping =
          java.net.URI.create("http" + served.uri().toString().substring(3) + "/_ping");
      assertThat(ping.toURL().openStream().readAllBytes()).asString().isEqualTo("OK");

      docker.faults().on("GET", "/_ping").give(dev.stowage.testkit.fault.Fault.reset());
      assertThatThrownBy(() -> ping.toURL().openStream()).isInstanceOf(IOException.class);

      assertThat(docker.journal().lines()).startsWith("GET /_ping", "GET /_ping");
    }
  }
}
