package dev.stowage.docker.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.VolumesFrom;
import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.docker.DockerStorage;
import dev.stowage.docker.connection.MisbehavingDaemon.Wire;
import dev.stowage.volume.AnonymousVolume;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.failure.EngineErrorException;
import dev.stowage.volume.failure.EngineProtocolException;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.mount.ContainerMounts;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing but what was asked for happens, and where it was asked for. */
class RedirectsAndNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../containers/x",
        "..",
        "v?force=1",
        "v#x",
        "a b",
        "a$1",
        "a%2e%2e",
        "a/b",
        "a\r\nb",
        "ä",
        ""
      })
  void aNameOfNoLocalVolumeIsNeverSent(String name) throws IOException {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(Wire.UNIX);
        DockerHttpClient transport = Storages.transport(daemon);
        DockerStorage storage = Storages.sharing(transport, daemon)) {
      assertInvalid(() -> storage.volumes().remove(name));
      assertInvalid(() -> storage.volumes().find(name));
      assertInvalid(() -> storage.volumes().inspect(name));
      assertInvalid(() -> storage.volumes().ensure(VolumeDefinition.named(name).build()));

      assertThat(daemon.requests()).as("not even a ping").isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../containers/x", "a/../b", "a/./b", "/a", "a//b", "a/", "a\nb"})
  void aNameThatReachesAnotherAddressIsNeverSentToAPluginEither(String name) {
    assertInvalid(() -> VolumeName.ofPlugin(name));
  }

  @ParameterizedTest
  @CsvSource({
    "bucket/folder,  bucket%2Ffolder",
    "v?force=1,      v%3Fforce%3D1",
    "a b,            a%20b",
    "a$1,            a%241",
    "a%2e%2e,        a%252e%252e",
    "größe,          gr%C3%B6%C3%9Fe"
  })
  void aPluginsNameGoesOutAsOnePartOfThePath(String name, String escaped) {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(Wire.TCP);
        DockerStorage storage = Storages.connect(daemon)) {
      daemon.shelf().with(escaped);

      assertThat(storage.volumes().find(VolumeName.ofPlugin(name))).isPresent();
      storage.volumes().remove(VolumeName.ofPlugin(name));

      assertThat(daemon.requests())
          .extracting(request -> request.method() + " " + request.target())
          .containsExactly(
              "GET /_ping", "GET /v1.51/volumes/" + escaped, "DELETE /v1.51/volumes/" + escaped);
    }
  }

  @Test
  void aContainersNameThatReachesAnotherAddressIsNeverSent() {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(Wire.UNIX);
        DockerStorage storage = Storages.connect(daemon)) {
      HostConfig config = new HostConfig().withVolumesFrom(new VolumesFrom("../volumes/x"));

      assertInvalid(() -> storage.mount(ContainerMounts.of(), config));
      assertThat(daemon.lines()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308})
  void noChangeFollowsARedirect(int status) {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(Wire.UNIX);
        DockerStorage storage = Storages.connect(daemon)) {
      daemon.shelf().with("victim");
      Reply redirect = Reply.redirect(status, "/v1.51/volumes/victim");
      daemon.always("DELETE /volumes/data", redirect).always("POST /volumes/create", redirect);

      assertThatExceptionOfType(EngineProtocolException.class)
          .isThrownBy(() -> storage.volumes().remove("data"))
          .withMessageContaining("status " + status + " with a body that begins '<a href=");
      assertThatExceptionOfType(EngineProtocolException.class)
          .isThrownBy(() -> storage.volumes().create(AnonymousVolume.builder().build()))
          .withMessageContaining("status " + status + " with a body that begins '<a href=");
      assertThat(daemon.lines()).containsExactly("DELETE /volumes/data", "POST /volumes/create");
      assertThat(daemon.shelf().has("victim")).isTrue();
    }
  }

  @Test
  void aRedirectWithoutAnEndIsGivenUp() {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(Wire.TCP);
        DockerStorage storage = Storages.connect(daemon)) {
      daemon.always("GET /volumes/data", Reply.redirect(301, "/v1.51/volumes/data"));

      assertThatThrownBy(() -> storage.volumes().find("data"))
          .isInstanceOf(EngineProtocolException.class)
          .hasMessageContaining("Circular redirect");
    }
  }

  /** The transport would send both a second time after a second. */
  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void noChangeIsRepeatedForAnEngineThatIsBusy(int status) {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(Wire.UNIX);
        DockerStorage storage = Storages.connect(daemon)) {
      daemon
          .always("POST /volumes/create", Reply.error(status, "later"))
          .always("DELETE /volumes/data", Reply.error(status, "later"));
      List<Runnable> changes =
          List.of(
              () -> storage.volumes().create(AnonymousVolume.builder().build()),
              () -> storage.volumes().remove("data"));

      assertThat(changes)
          .allSatisfy(
              change ->
                  assertThatThrownBy(change::run)
                      .isInstanceOf(EngineErrorException.class)
                      .hasMessageContaining("the engine answered " + status + ": later"));
      // A refusal is told without the secrets of the volume, which is looked at for them.
      assertThat(daemon.lines())
          .containsExactly("POST /volumes/create", "DELETE /volumes/data", "GET /volumes/data");
    }
  }

  @Test
  void aCreationSaysWhatItSends() {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(Wire.UNIX);
        DockerStorage storage = Storages.connect(daemon)) {
      storage.volumes().create(VolumeDefinition.named("data").label("app", "größe").build());

      SeenRequest creation = daemon.requests().get(2);
      assertThat(creation.headers())
          .containsAllEntriesOf(
              Map.of("content-type", "application/json", "accept", "application/json"));
      assertThat(creation.body())
          .isEqualTo(
              "{\"Name\":\"data\",\"Driver\":\"local\",\"DriverOpts\":{},"
                  + "\"Labels\":{\"app\":\"größe\"}}");
    }
  }

  private static void assertInvalid(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(InvalidDefinitionException.class);
  }
}
