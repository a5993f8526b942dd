package dev.stowage.example;

import static dev.stowage.volume.mount.MountDefinition.bind;
import static dev.stowage.volume.mount.MountDefinition.tmpfs;
import static dev.stowage.volume.mount.MountDefinition.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.docker.DockerStorage;
import dev.stowage.testkit.recording.CallJournal;
import dev.stowage.testkit.transport.RecordingTransport;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.mount.ContainerMounts;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The code that the README shows, compiled, and run where no engine is needed. */
class ReadmeExamplesTest {

  private final DockerClientConfig config =
      DefaultDockerClientConfig.createDefaultConfigBuilder()
          .withDockerHost("tcp://engine.test:2375")
          .build();

  private final DockerHttpClient transport = new EngineWithoutVolumes();

  static void connect() {
    // region connect
    try (DockerStorage storage = DockerStorage.connect()) { // DOCKER_HOST, context, default socket
      VolumeDefinition orders = VolumeDefinition.named("orders-db").label("app", "shop").build();

      storage.volumes().ensure(orders); // created, or proven to match

      ContainerMounts mounts =
          ContainerMounts.of(
              volume(orders).at("/var/lib/postgresql/data"),
              bind("/etc/shop/postgresql.conf").at("/etc/postgresql.conf").readOnly(),
              tmpfs().at("/run").size("64m"));

      storage.mount(mounts, storage.docker().createContainerCmd("postgres:17")).exec();
    }
    // endregion
  }

  @Test
  void aConnectionIsShared() {
    // region share
    DockerStorage storage = DockerStorage.using(config, transport);
    // endregion

    assertThat(storage.volumes().find("orders-db")).isEmpty();
  }

  @Test
  void allFindingsComeAtOnce() {
    assertThatExceptionOfType(InvalidDefinitionException.class)
        .isThrownBy(ReadmeExamplesTest::gatherWrongMounts)
        .satisfies(failure -> assertThat(failure.findings()).hasSize(5));
  }

  private static void gatherWrongMounts() {
    // region findings
    ContainerMounts.of(
        bind("data").at("/data"), // relative
        volume("../containers/x").at("/data/"), // would reach another URL of the engine
        tmpfs().at("cache").size("64 megs"));
    // endregion
  }

  @Test
  void aJournalShowsWhatLeaves() {
    // region journal
    CallJournal journal = new CallJournal();
    DockerStorage storage =
        DockerStorage.using(config, RecordingTransport.over(transport, journal));

    storage.volumes().find("orders-db");

    assertThat(journal.lines()).containsExactly("GET /_ping", "GET /volumes/orders-db");
    // endregion
  }

  /** Says who it is, and that there is no such volume. */
  private static final class EngineWithoutVolumes implements DockerHttpClient {

    @Override
    public Response execute(Request request) {
      return request.path().equals("/_ping")
          ? new Canned(200, "OK")
          : new Canned(404, "{\"message\":\"get orders-db: no such volume\"}");
    }

    @Override
    public void close() {}
  }

  private record Canned(int status, String body) implements DockerHttpClient.Response {

    @Override
    public int getStatusCode() {
      return status;
    }

    @Override
    public Map<String, List<String>> getHeaders() {
      return Map.of("Api-Version", List.of("1.51"), "Ostype", List.of("linux"));
    }

    @Override
    public InputStream getBody() {
      return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {}
  }
}
