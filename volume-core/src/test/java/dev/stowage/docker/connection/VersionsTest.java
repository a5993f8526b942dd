package dev.stowage.docker.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.docker.DockerStorage;
import dev.stowage.docker.DockerStorageBuilder;
import dev.stowage.docker.connection.MisbehavingDaemon.Wire;
import dev.stowage.volume.ApiVersion;
import dev.stowage.volume.failure.UnsupportedByEngineException;
import dev.stowage.volume.mount.ContainerMounts;
import dev.stowage.volume.mount.MountDefinition;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which API version is spoken, and pinned on every request. */
class VersionsTest {

  private final MisbehavingDaemon daemon = MisbehavingDaemon.on(Wire.UNIX);

  @AfterEach
  void close() {
    daemon.close();
  }

  @ParameterizedTest
  @CsvSource({
    "1.41, Docker/20.10.24 (linux),    Docker Engine 20.10.24, 1.41",
    "1.45, Docker/26.1.5 (linux),      Docker Engine 26.1.5,   1.45",
    "1.51, Docker/28.5.2 (linux),      Docker Engine 28.5.2,   1.51",
    "1.55, Docker/31.0.0-rc.1 (linux), Docker Engine 31.0.0-rc.1, 1.51",
    "1.44, gunicorn,                   Docker Engine,          1.44"
  })
  void theNewestThatBothSidesKnowIsSpoken(
      String api, String server, String product, String spoken) {
    daemon.pinging(Map.of("api-version", api, "OSTYPE", "linux", "Server", server));
    daemon.shelf().with("data");

    try (DockerStorage storage = Storages.connect(daemon)) {
      assertThat(storage.engine()).isEqualTo(product + " (API " + spoken + ")");
      assertThat(storage.volumes().find("data")).isPresent();
    }
    assertThat(daemon.requests())
        .extracting(SeenRequest::target)
        .containsExactly("/_ping", "/v" + spoken + "/volumes/data");
  }

  @Test
  void podmanIsCalledByItsName() {
    daemon.pinging(
        Map.of(
            "Api-Version",
            "1.41",
            "Libpod-Api-Version",
            "5.4.2",
            "Server",
            "Libpod/5.4.2 (linux)"));

    try (DockerStorage storage = Storages.connect(daemon)) {
      assertThat(storage.engine()).isEqualTo("Podman 5.4.2 (API 1.41)");
    }
  }

  @Test
  void anEngineForWindowsContainersIsKnownAsOne() {
    daemon.pinging(Map.of("Api-Version", "1.51", "Ostype", "windows", "Server", "Docker/28.5.2"));

    try (DockerStorage storage = Storages.connect(daemon)) {
      assertThat(storage.check(ContainerMounts.of(MountDefinition.tmpfs().at("/run"))))
          .as("no tmpfs there")
          .isNotEmpty();
    }
  }

  @Test
  void anEngineThatIsTooOld() {
    daemon.pinging(Map.of("Api-Version", "1.40", "Server", "Docker/19.03.15 (linux)"));

    UnsupportedByEngineException failure = refusal(DockerStorage.builder());

    assertThat(failure)
        .hasMessage(
            "agree on an API version: Docker Engine 19.03.15 cannot do this: API 1.40: is too old:"
                + " Stowage needs API 1.41, that of engine 20.10, or newer; upgrade the engine."
                + " Nothing was sent to the engine.");
    assertThat(failure.engine()).isEqualTo("Docker Engine 19.03.15");
    daemon.awaitNoConnections();
  }

  @Test
  void aConfiguredVersionThatTheEngineDoesNotKnow() {
    assertThat(refusal(DockerStorage.builder().apiVersion(new ApiVersion(1, 52))))
        .hasMessageContaining(
            "Docker Engine 28.5.2 cannot do this: configured API 1.52: is newer than the engine,"
                + " which speaks API 1.51 at most; configure that one, or none to have it"
                + " negotiated.");
  }

  @Test
  void aConfiguredVersionThatStowageDoesNotKnow() {
    assertThat(refusal(DockerStorage.builder().apiVersion(new ApiVersion(1, 24))))
        .hasMessageContaining(
            "configured API 1.24: is too old: Stowage needs API 1.41 or newer; configure a newer"
                + " one, or none to have it negotiated.");
  }

  @Test
  void aConfiguredVersionIsKeptTo() {
    try (DockerStorage storage =
        DockerStorage.builder().host(daemon.host()).apiVersion(new ApiVersion(1, 42)).connect()) {
      assertThat(storage.volumes().list()).isEmpty();
      assertThat(storage.docker().listVolumesCmd().exec()).isNotNull();
    }
    assertThat(daemon.requests())
        .extracting(SeenRequest::target)
        .containsExactly("/_ping", "/v1.42/volumes", "/v1.42/volumes");
  }

  @Test
  void aVersionInTheApplicationsSettingsIsKeptToUnlessTheBuilderSaysOtherwise() throws IOException {
    DefaultDockerClientConfig config =
        DefaultDockerClientConfig.createDefaultConfigBuilder()
            .withDockerHost(daemon.host())
            .withApiVersion("1.43")
            .build();
    try (DockerHttpClient transport = Storages.transport(daemon);
        DockerStorage kept = DockerStorage.using(config, transport);
        DockerStorage other =
            DockerStorage.builder().apiVersion(new ApiVersion(1, 47)).using(config, transport)) {
      assertThat(kept.engine()).endsWith("(API 1.43)");
      assertThat(other.engine()).endsWith("(API 1.47)");
    }
  }

  @Test
  void aRefusedVersionIsAskedForAgain() throws IOException {
    daemon.pinging(Map.of("Api-Version", "1.40"));
    try (DockerHttpClient transport = Storages.transport(daemon);
        DockerStorage storage = Storages.sharing(transport, daemon)) {
      assertThatThrownBy(() -> storage.volumes().list())
          .isInstanceOf(UnsupportedByEngineException.class);
      daemon.pinging(Map.of("Api-Version", "1.45"));

      assertThat(storage.volumes().list()).as("after an upgrade").isEmpty();
    }
  }

  private UnsupportedByEngineException refusal(DockerStorageBuilder builder) {
    return catchThrowableOfType(
        UnsupportedByEngineException.class, () -> builder.host(daemon.host()).connect());
  }
}
