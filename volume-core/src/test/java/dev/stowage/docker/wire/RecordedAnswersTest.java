package dev.stowage.docker.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.dockerjava.core.DefaultDockerClientConfig;
import dev.stowage.docker.engine.CallGuard;
import dev.stowage.docker.engine.Deadlines;
import dev.stowage.docker.engine.Engine.FoundMount;
import dev.stowage.docker.engine.EngineCall;
import dev.stowage.docker.engine.Patience;
import dev.stowage.volume.VolumeFilter;
import dev.stowage.volume.VolumeListing;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumeSettings;
import dev.stowage.volume.driver.DriverProfiles;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.ContainerNotFoundException;
import dev.stowage.volume.failure.DriverFailedException;
import dev.stowage.volume.failure.DriverNotFoundException;
import dev.stowage.volume.failure.EngineErrorException;
import dev.stowage.volume.failure.EngineProtocolException;
import dev.stowage.volume.failure.VolumeExistsException;
import dev.stowage.volume.failure.VolumeInUseException;
import dev.stowage.volume.plugin.DriverHealth;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What comes out of the port for what real engines answered. */
class RecordedAnswersTest {

  private static final VolumeName DATA = VolumeName.of("data");
  private static final VolumeSettings PLAIN = VolumeSettings.defaults();

  private final CannedTransport transport = new CannedTransport();

  @ParameterizedTest
  @EnumSource
  void aVolumeThatIsThere(Recorded recorded) {
    DockerJavaEngine engine = engine(recorded);
    transport.on("GET /volumes/data", 200, recorded.text("inspect-plain"));

    assertThat(engine.findVolume(DATA, Patience.USUAL))
        .get()
        .hasToString("volume 'map-test-plain' (driver local, scope local)");
    assertThat(transport.requests)
        .containsExactly("GET /_ping", "GET /v" + recorded.api() + "/volumes/data");
  }

  @ParameterizedTest
  @EnumSource
  void aVolumeThatIsNot(Recorded recorded) {
    DockerJavaEngine engine = engine(recorded);
    refuse("GET /volumes/data", recorded, "volume-missing");
    refuse("DELETE /volumes/data", recorded, "remove-missing");

    assertThat(engine.findVolume(DATA, Patience.USUAL)).isEmpty();
    assertThat(engine.removeVolume(DATA, false)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aMissingDriverIsNotAMissingVolume(Recorded recorded) {
    DockerJavaEngine engine = engine(recorded);
    refuse("GET /volumes/data", recorded, "driver-missing");
    refuse("DELETE /volumes/data", recorded, "driver-missing");
    refuse("POST /volumes/create", recorded, "driver-missing-tagged");

    assertThatThrownBy(() -> engine.findVolume(DATA, Patience.USUAL))
        .isInstanceOf(DriverNotFoundException.class);
    assertThatThrownBy(() -> engine.removeVolume(DATA, false))
        .isInstanceOf(DriverNotFoundException.class);
    assertThat(
            catchThrowableOfType(
                    DriverNotFoundException.class, () -> engine.createVolume(DATA, PLAIN))
                .driver())
        .isEqualTo("localhost:5000/lab/nosuch:1");
  }

  @ParameterizedTest
  @EnumSource
  void aVolumeInUseNamesItsContainersOnly(Recorded recorded) {
    DockerJavaEngine engine = engine(recorded);
    String anonymous = recorded.json("create-anonymous").path("Name").textValue();
    refuse("DELETE /volumes/" + anonymous, recorded, "remove-anonymous-in-use");

    VolumeInUseException failure =
        catchThrowableOfType(
            VolumeInUseException.class, () -> engine.removeVolume(VolumeName.of(anonymous), false));

    assertThat(failure.containers())
        .hasSize(2)
        .contains(recorded.json("container").path("Id").textValue());
  }

  @ParameterizedTest
  @EnumSource
  void theTwoConflictsOfCreate(Recorded recorded) {
    DockerJavaEngine engine = engine(recorded);
    refuse("POST /volumes/create", recorded, "name-taken");
    assertThatThrownBy(() -> engine.createVolume(DATA, PLAIN))
        .isInstanceOf(VolumeExistsException.class);

    refuse("POST /volumes/create", recorded, "driver-disabled");
    DriverFailedException disabled =
        catchThrowableOfType(DriverFailedException.class, () -> engine.createVolume(DATA, PLAIN));
    assertThat(disabled).hasMessageContaining("found but disabled");
    assertThat(disabled.driver()).isEqualTo("lab/map-test");
    assertThat(disabled.health()).isEqualTo(DriverHealth.DISABLED);
  }

  @ParameterizedTest
  @EnumSource
  void otherRefusalsKeepTheEnginesWords(Recorded recorded) {
    DockerJavaEngine engine = engine(recorded);
    for (String name : new String[] {"name-bad", "option-unknown"}) {
      refuse("POST /volumes/create", recorded, name);

      EngineErrorException failure =
          catchThrowableOfType(EngineErrorException.class, () -> engine.createVolume(DATA, PLAIN));

      assertThat(failure.status()).isEqualTo(recorded.status(name));
      assertThat(failure).hasMessageContaining(recorded.message(name).strip());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDeadPluginIsNamed(Recorded recorded) {
    DockerJavaEngine engine = engine(recorded);
    refuse("DELETE /volumes/data", recorded, "remove-dead-plugin");

    DriverFailedException failure =
        catchThrowableOfType(DriverFailedException.class, () -> engine.removeVolume(DATA, false));

    assertThat(failure.driver()).isEqualTo("mapplug");
    assertThat(failure.health()).isEqualTo(DriverHealth.SILENT);
    assertThat(failure).hasMessageContaining("connection refused");
  }

  @ParameterizedTest
  @EnumSource
  void aListWithADeadPluginWarns(Recorded recorded) {
    DockerJavaEngine engine = engine(recorded);
    transport.on("GET /volumes", 200, recorded.text("list-dead-plugin"));

    VolumeListing listing = engine.listVolumes(VolumeFilter.all(), Patience.USUAL);

    assertThat(listing.volumes()).hasSize(6);
    assertThat(listing.warnings()).singleElement().asString().startsWith("list mapplug: Post");
  }

  @ParameterizedTest
  @EnumSource
  void listsWithNullsForNothing(Recorded recorded) {
    DockerJavaEngine engine = engine(recorded);
    transport.on("GET /volumes", 200, recorded.text("list-empty"));
    assertThat(engine.listVolumes(VolumeFilter.all(), Patience.USUAL).warnings()).isEmpty();

    transport.on("GET /volumes", 200, "{\"Volumes\":null,\"Warnings\":null}");
    assertThat(engine.listVolumes(VolumeFilter.all(), Patience.USUAL).volumes()).isEmpty();

    transport.on("GET /volumes", 200, recorded.text("list"));
    assertThat(engine.listVolumes(VolumeFilter.all(), Patience.USUAL).volumes()).hasSize(4);
  }

  @Test
  void aListedVolumeWhoseNameCannotBeSentIsReported() {
    DockerJavaEngine engine = engine(Recorded.V28_5);
    transport.on(
        "GET /volumes", 200, "{\"Volumes\":[{\"Name\":\"../x\"},{},null,{\"Name\":\"ok\"}]}");

    VolumeListing listing = engine.listVolumes(VolumeFilter.all(), Patience.USUAL);

    assertThat(listing.volumes()).extracting(it -> it.name().value()).containsExactly("ok");
    assertThat(listing.warnings()).hasSize(3).first().asString().contains("../x");
  }

  @Test
  void aFilterGoesOutEscaped() {
    DockerJavaEngine engine = engine(Recorded.V28_5);
    VolumeFilter filter = VolumeFilter.all().nameContains("a.b&c").label("k", "v w").unused();
    String filters = "{\"name\":[\"a\\\\.b&c\"],\"label\":[\"k=v w\"],\"dangling\":[\"true\"]}";
    String query = UrlText.escape(filters);
    transport.on("GET /volumes?filters=" + query, 200, "{\"Volumes\":[]}");

    assertThat(engine.listVolumes(filter, Patience.USUAL)).isEmpty();
    assertThat(URLDecoder.decode(query, StandardCharsets.UTF_8)).isEqualTo(filters);
  }

  @Test
  void createAlwaysNamesTheDriver() {
    DockerJavaEngine engine = engine(Recorded.V20_10);
    transport.on("POST /volumes/create", 201, Recorded.V20_10.text("create-options"));
    VolumeSettings settings =
        PLAIN.withDriver(VolumeDriver.named("nfs").option("o", "ro")).withLabels(Map.of("a", "b"));

    engine.createVolume(DATA, settings);
    assertThat(transport.sent())
        .isEqualTo(
            SentJson.parse(
                "{'Name':'data','Driver':'nfs','DriverOpts':{'o':'ro'},'Labels':{'a':'b'}}"));
    engine.createAnonymousVolume(PLAIN);
    assertThat(transport.sent())
        .isEqualTo(SentJson.parse("{'Driver':'local','DriverOpts':{},'Labels':{}}"));
  }

  @Test
  void aPluginsNameGoesOutAsOnePartOfThePath() {
    DockerJavaEngine engine = engine(Recorded.V28_5);
    String inspected = Recorded.V28_5.text("inspect-plugin");
    transport.on("GET /volumes/map-test%2Fplugin%20one", 200, inspected);
    transport.on("DELETE /volumes/a%3Fforce%3D1?force=true", 204, "");

    assertThat(engine.findVolume(VolumeName.ofPlugin("map-test/plugin one"), Patience.USUAL))
        .isPresent();
    assertThat(engine.removeVolume(VolumeName.ofPlugin("a?force=1"), true)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void theMountsOfAContainer(Recorded recorded) {
    DockerJavaEngine engine = engine(recorded);
    transport.on("GET /containers/web/json", 200, recorded.text("container"));
    refuse("GET /containers/nosuch/json", recorded, "container-missing");

    assertThat(engine.mounts("/web"))
        .extracting(FoundMount::target)
        .containsExactlyInAnyOrder("/bind", "/shared", "/plain", "/data", "/run", "/anonymous");
    assertThatThrownBy(() -> engine.mounts("nosuch"))
        .isInstanceOf(ContainerNotFoundException.class);
  }

  @Test
  void textsThatDockerJavaCannotParseDoNotHurt() {
    DockerJavaEngine engine = engine(Recorded.V28_5);
    transport.on(
        "GET /containers/web/json",
        200,
        "{\"HostConfig\":{\"Binds\":[\"/data\",\"C:/h:/data\",\"/h:/c:zz\"],"
            + "\"VolumesFrom\":[\"c:ro,z\"]},\"Mounts\":[{\"Type\":\"cluster\",\"Propagation\":\"\","
            + "\"Destination\":\"/c\"},{}]}");

    assertThat(engine.mounts("web")).extracting(FoundMount::target).containsExactly("/c", "");
  }

  @ParameterizedTest
  @EnumSource
  void theDriversOfAnEngine(Recorded recorded) {
    DockerJavaEngine engine = engine(recorded);
    transport
        .on("GET /info", 200, recorded.text("info"))
        .on(
            "GET /volumes?filters=%7B%22driver%22%3A%5B%22local%22%5D%7D",
            200, recorded.text("list"))
        .on("GET /plugins", 200, recorded.text("plugins"));

    assertThat(engine.volumeDrivers(false).ready()).containsExactly("local", "mapplug");
    assertThat(engine.volumeDrivers(true).ready())
        .as("one is disabled")
        .containsExactly("local", "mapplug");
    transport.on("GET /plugins", 200, recorded.text("plugins").replace("false", "true"));
    assertThat(engine.volumeDrivers(true).ready()).contains("lab/map-test:latest");
  }

  @Test
  void whatIsNoAnswerOfAnEngine() {
    DockerJavaEngine engine = engine(Recorded.V28_5);
    for (String body : new String[] {"", "null", "<html>", "[", "{}", "{\"Name\":\"../x\"}"}) {
      transport.on("GET /volumes/data", 200, body);
      assertThatThrownBy(() -> engine.findVolume(DATA, Patience.USUAL))
          .as(body)
          .isInstanceOf(EngineProtocolException.class);
    }
    transport.on("GET /volumes/data", 404, "<html>not found");
    assertThatThrownBy(() -> engine.findVolume(DATA, Patience.USUAL))
        .as("a proxy's 404 is no proof that the volume is missing")
        .isInstanceOf(EngineProtocolException.class);
    transport.on("GET /volumes/data", 500, "mount: password=hunter2 refused");
    assertThatThrownBy(() -> engine.findVolume(DATA, Patience.USUAL))
        .hasMessageContaining("password=***")
        .hasMessageNotContaining("hunter2");
  }

  private DockerJavaEngine engine(Recorded recorded) {
    transport.answerPing(recorded.api(), "linux");
    return new DockerJavaEngine(
        transport,
        DefaultDockerClientConfig.createDefaultConfigBuilder().build(),
        new CallGuard() {
          @Override
          public <T> T run(EngineCall<T> call) {
            return call.execute();
          }
        },
        new EngineTarget(
            "unix:///nowhere",
            Optional.empty(),
            new Deadlines(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1)),
            DriverProfiles.standard()));
  }

  private void refuse(String methodAndPath, Recorded recorded, String refusal) {
    String body = "{\"message\":" + recorded.json("errors").path(refusal).path("message") + "}";
    transport.on(methodAndPath, recorded.status(refusal), body);
  }
}
