package dev.stowage.docker.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stowage.docker.DockerStorage;
import dev.stowage.docker.connection.MisbehavingDaemon.Wire;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.DriverFailedException;
import dev.stowage.volume.failure.EngineTimeoutException;
import dev.stowage.volume.plugin.DriverHealth;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What an engine keeps its callers waiting for that has a plugin which is dead, or slow. */
class SilentPluginsTest {

  private static final Duration SHORT = Duration.ofMillis(500);
  private static final VolumeDefinition LOCAL = VolumeDefinition.named("data").build();
  private static final VolumeDefinition ON_NFS =
      VolumeDefinition.named("data").driver(VolumeDriver.named("nfs")).build();

  @Test
  void aDeadPlugin_isWaitedForNoLongerThanTheDriversPatience() {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(Wire.UNIX);
        DockerStorage storage =
            DockerStorage.builder().host(daemon.host()).driverPatience(SHORT).connect()) {
      daemon.always("GET /volumes", Reply.hangBeforeHead());

      DriverFailedException failure =
          catchThrowableOfType(DriverFailedException.class, () -> storage.volumes().ensure(ON_NFS));

      assertThat(failure.health()).isEqualTo(DriverHealth.SILENT);
      assertThat(failure).hasMessageContaining("within 500 ms");
      assertThat(daemon.lines()).containsExactly("GET /volumes");
    }
  }

  @Test
  void aPlugin_hasMoreTimeToWorkThanTheEngineItself() {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(Wire.UNIX);
        DockerStorage storage =
            DockerStorage.builder()
                .host(daemon.host())
                .timeout(Duration.ofSeconds(30))
                .driverTimeout(SHORT)
                .connect()) {
      daemon.always("GET /info", Reply.json(200, "{\"Plugins\":{\"Volume\":[\"nfs\"]}}"));
      daemon.always("POST /volumes/create", Reply.hangBeforeHead());

      EngineTimeoutException failure =
          catchThrowableOfType(
              EngineTimeoutException.class, () -> storage.volumes().ensure(ON_NFS));

      assertThat(failure.timeout()).isEqualTo(SHORT);
      assertThat(daemon.lines())
          .as("a look after the time-out, and no second creation")
          .containsExactly("GET /volumes", "GET /info", "POST /volumes/create", "GET /volumes");
    }
  }

  @Test
  void aLocalVolume_isNotGivenTheTimeOfAPlugin() {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(Wire.UNIX);
        DockerStorage storage =
            DockerStorage.builder().host(daemon.host()).timeout(SHORT).connect()) {
      daemon.always("POST /volumes/create", Reply.hangBeforeHead());

      EngineTimeoutException failure =
          catchThrowableOfType(EngineTimeoutException.class, () -> storage.volumes().ensure(LOCAL));

      assertThat(failure.timeout()).isEqualTo(SHORT);
    }
  }

  @Test
  void aLocalVolume_isFoundWhileTheEngineWaitsForADeadPlugin() {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(Wire.UNIX);
        DockerStorage storage = DockerStorage.builder().host(daemon.host()).connect()) {
      daemon.always("GET /volumes/data", Reply.hangBeforeHead());
      daemon.shelf().with("data");

      assertThat(storage.volumes().find("data")).isPresent();
      assertThat(daemon.lines()).containsExactly("GET /volumes/data", "GET /volumes");
      assertThat(daemon.requests().get(2).target()).contains("filters=");
    }
  }

  @Test
  void timesOfNoLength_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DockerStorage.builder().driverTimeout(Duration.ZERO))
        .withMessage("a timeout is more than zero, not PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DockerStorage.builder().driverPatience(Duration.ofSeconds(-1)))
        .withMessage("a patience is more than zero, not PT-1S");
  }
}
