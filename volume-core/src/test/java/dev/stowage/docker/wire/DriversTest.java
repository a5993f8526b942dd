package dev.stowage.docker.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import dev.stowage.docker.engine.CallGuard;
import dev.stowage.docker.engine.Deadlines;
import dev.stowage.docker.engine.EngineCall;
import dev.stowage.docker.engine.Patience;
import dev.stowage.volume.VolumeFilter;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumeSettings;
import dev.stowage.volume.driver.DriverForm;
import dev.stowage.volume.driver.DriverProfiles;
import dev.stowage.volume.driver.SecretText;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.driver.local.CifsVolume;
import dev.stowage.volume.driver.plugin.Rclone;
import dev.stowage.volume.driver.plugin.RexRay;
import dev.stowage.volume.driver.plugin.RexRayStorage;
import dev.stowage.volume.failure.EngineErrorException;
import dev.stowage.volume.failure.EngineProtocolException;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Forms of drivers go out as they are, and their secrets come back in no failure. */
class DriversTest {

  private static final VolumeName DATA = VolumeName.of("data");
  private static final String ID = "1".repeat(64);
  private static final CifsVolume CIFS =
      CifsVolume.server("nas").share("x").login("u", SecretText.of("my long secret"));

  /** As 20.10 words it; the secret has blanks, so that nobody can tell where it ends. */
  private static final String QUOTED =
      "{\"message\":\"error while mounting volume '': mount //nas/x, data:"
          + " addr=nas,username=u,password=my long secret: permission denied\"}";

  private final CannedTransport transport = CannedTransport.speaking("1.51");
  private final DockerClientConfig config =
      DefaultDockerClientConfig.createDefaultConfigBuilder().build();
  private final CallGuard guard =
      new CallGuard() {
        @Override
        public <T> T run(EngineCall<T> call) {
          return call.execute();
        }
      };
  private final DockerJavaEngine engine =
      new DockerJavaEngine(
          transport,
          config,
          guard,
          new EngineTarget(
              "unix:///nowhere",
              Optional.empty(),
              new Deadlines(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1)),
              DriverProfiles.standard()));
  private final DockerJavaArchives archives =
      new DockerJavaArchives(transport, config, guard, engine);

  private static VolumeSettings settings(DriverForm form) {
    return VolumeSettings.defaults().withDriver(form);
  }

  static Stream<Arguments> forms() {
    return Stream.of(
        Arguments.of(
            CIFS,
            "{'Driver':'local','DriverOpts':{'type':'cifs','device':'//nas/x',"
                + "'o':'addr=nas,username=u,password=my long secret'}}"),
        Arguments.of(
            RexRay.of(RexRayStorage.EBS).size("20g").plugin("rexray/ebs:1"),
            "{'Driver':'rexray/ebs:1','DriverOpts':{'size':'20'}}"),
        Arguments.of(
            Rclone.s3("backup/db").keys("AKIA", SecretText.of("hunter2")),
            "{'Driver':'rclone','DriverOpts':{'type':'s3','path':'backup/db',"
                + "'s3-access-key-id':'AKIA','s3-secret-access-key':'hunter2'}}"),
        Arguments.of(
            VolumeDriver.named("acme/disk").option("X_y", "Z"),
            "{'Driver':'acme/disk','DriverOpts':{'X_y':'Z'}}"));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void createSendsExactlyTheOptions(DriverForm form, String sent) {
    transport.on("POST /volumes/create", 201, "{'Name':'data'}".replace('\'', '"'));
    engine.createVolume(DATA, settings(form));

    JsonNode expected = SentJson.parse(sent);
    assertThat(transport.sent().path("Driver")).isEqualTo(expected.path("Driver"));
    assertThat(transport.sent().path("DriverOpts")).isEqualTo(expected.path("DriverOpts"));
  }

  @Test
  void createRefusedQuotesNoSecret() {
    transport.on("POST /volumes/create", 500, QUOTED);

    assertQuotesNoSecret(() -> engine.createVolume(DATA, settings(CIFS)));
    assertQuotesNoSecret(() -> engine.createAnonymousVolume(settings(CIFS)));
  }

  /** The engine mounts a volume when its files are asked for. */
  @Test
  void filesRefusedQuoteNoSecret() {
    transport.on("POST /containers/create", 201, "{\"Id\":\"" + ID + "\"}");
    transport.on("GET /containers/" + ID + "/archive?path=%2Fvolume", 500, QUOTED);
    transport.on("PUT /containers/" + ID + "/archive?path=%2Fvolume", 500, QUOTED);
    transport.on("DELETE /containers/" + ID + "?force=1", 500, QUOTED);
    String carrier = archives.createCarrier(DATA, CIFS.toDriver());

    assertQuotesNoSecret(() -> archives.download(carrier, "/volume", tar -> {}));
    assertQuotesNoSecret(
        () -> archives.upload(carrier, "/volume", new ByteArrayInputStream(new byte[1024])));
    assertQuotesNoSecret(() -> archives.removeCarrier(carrier));
  }

  @Test
  void openingRefusedQuotesNoSecret() {
    transport.on("POST /containers/create", 500, QUOTED);

    assertQuotesNoSecret(() -> archives.createCarrier(DATA, CIFS.toDriver()));
  }

  private static void assertQuotesNoSecret(ThrowingCallable call) {
    assertThatExceptionOfType(EngineErrorException.class)
        .isThrownBy(call)
        .withMessageContaining("username=u,password=***: permission denied")
        .withMessageNotContaining("long")
        .withMessageNotContaining("secret");
  }

  @Test
  void answersThatAreNoVolumesQuoteNoSecret() {
    transport.on("GET /volumes/data", 200, "{\"Name\":\"data\",\"Options\":\"password=hunter2\"}");
    transport.on(
        "GET /volumes",
        200,
        "{\"Volumes\":[{\"Name\":\"data\",\"Options\":\"password=hunter2\"}]}");

    assertThatExceptionOfType(EngineProtocolException.class)
        .isThrownBy(() -> engine.findVolume(DATA, Patience.USUAL))
        .withMessageContaining("password=***")
        .withMessageNotContaining("hunter2");
    assertThat(engine.listVolumes(VolumeFilter.all(), Patience.USUAL).warnings())
        .singleElement()
        .asString()
        .contains("password=***", "data")
        .doesNotContain("hunter2");
  }
}
