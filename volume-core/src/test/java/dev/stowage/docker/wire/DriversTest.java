package dev.stowage.docker.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import dev.stowage.docker.engine.Archives;
import dev.stowage.docker.engine.CallGuard;
import dev.stowage.docker.engine.Cargo;
import dev.stowage.docker.engine.Deadlines;
import dev.stowage.docker.engine.Engine.MountTrouble;
import dev.stowage.docker.engine.EngineCall;
import dev.stowage.docker.engine.Patience;
import dev.stowage.volume.VolumeFilter;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumeSettings;
import dev.stowage.volume.VolumeState;
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
import dev.stowage.volume.failure.MountFailedException;
import dev.stowage.volume.failure.MountProblem;
import dev.stowage.volume.failure.VolumeException;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
  private final Archives archives = engine.archives("");

  private static Cargo cargo() {
    return new Cargo.OfVolume(VolumeState.builder(DATA, settings(CIFS)).build());
  }

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

    assertQuotesNoSecret(
        EngineErrorException.class, () -> engine.createVolume(DATA, settings(CIFS)));
    assertQuotesNoSecret(
        EngineErrorException.class, () -> engine.createAnonymousVolume(settings(CIFS)));
  }

  /** The engine mounts a volume when its files are asked for. */
  @Test
  void filesRefusedQuoteNoSecret() {
    transport.on("POST /containers/create", 201, "{\"Id\":\"" + ID + "\"}");
    transport.on("GET /containers/" + ID + "/archive?path=%2Fvolume", 500, QUOTED);
    transport.on("PUT /containers/" + ID + "/archive?path=%2Fvolume", 500, QUOTED);
    transport.on("DELETE /containers/" + ID + "?force=1&v=1", 500, QUOTED);
    String carrier = archives.createCarrier(cargo());

    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> archives.download(carrier, "/volume", tar -> {}),
            () -> archives.upload(carrier, "/volume", new ByteArrayInputStream(new byte[1024])),
            () -> archives.removeCarrier(carrier, Patience.USUAL))) {
      assertThat(assertQuotesNoSecret(MountFailedException.class, call))
          .returns(List.of(DATA), MountFailedException::volumes)
          .returns(MountProblem.ACCESS_DENIED, MountFailedException::problem);
    }
  }

  /** The engine names the volumes of plugins nowhere, and those of its own by their directory. */
  @Test
  void startRefusedQuotesNoSecret() {
    transport.on("POST /containers/shop/start", 500, QUOTED);
    DriverForm other = VolumeDriver.named("acme/disk").secret("pin", SecretText.of("long"));

    MountTrouble trouble =
        engine
            .startContainer("shop", () -> List.of(other.toDriver(), CIFS.toDriver()))
            .orElseThrow();

    assertThat(trouble.words())
        .contains("username=u,password=***: permission denied")
        .doesNotContain("long", "secret");
  }

  /** The runtime finds nothing where a plugin says that it mounted a volume; it names none. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "runc create failed: error mounting \\\"/nowhere\\\" to rootfs at \\\"/data\\\": stat"
            + " /nowhere: no such file or directory",
        "failed to fulfil mount request: open /nowhere: no such file or directory"
      })
  void runtimesWords_areAboutAPluginsVolumeIfThereIsOne(String words) {
    transport.on("POST /containers/shop/start", 400, "{\"message\":\"" + words + "\"}");
    VolumeDriver plugins = VolumeDriver.named("acme/disk");

    assertThat(engine.startContainer("shop", () -> List.of(plugins)))
        .get()
        .returns(Optional.empty(), MountTrouble::volume)
        .returns(MountProblem.SOURCE_MISSING, MountTrouble::problem);
    assertThatExceptionOfType(EngineErrorException.class)
        .isThrownBy(() -> engine.startContainer("shop", () -> List.of(CIFS.toDriver())));
  }

  @Test
  void volumesListedTwice_areOne() {
    String volume = "{\"Name\":\"data\",\"Driver\":\"acme/disk\"}";
    transport.on("GET /volumes", 200, "{\"Volumes\":[" + volume + "," + volume + "]}");

    assertThat(engine.listVolumes(VolumeFilter.all(), Patience.USUAL).stream()).hasSize(1);
  }

  /** A driver that cannot list may quote the options of what it has. */
  @Test
  void warningsOfAListQuoteNoSecretOfItsVolumes() {
    transport.on(
        "GET /volumes",
        200,
        "{\"Volumes\":[{\"Name\":\"data\",\"Driver\":\"juicedata/juicefs\",\"Options\":"
            + "{\"metaurl\":\"redis://:hunter2@nas\"}}],\"Warnings\":[\"list x: no hunter2\"]}");

    assertThat(engine.listVolumes(VolumeFilter.all(), Patience.USUAL).warnings())
        .containsExactly("list x: no ***");
  }

  @Test
  void openingRefusedQuotesNoSecret() {
    transport.on("POST /containers/create", 500, QUOTED);

    assertQuotesNoSecret(MountFailedException.class, () -> archives.createCarrier(cargo()));
  }

  private static <T extends VolumeException> T assertQuotesNoSecret(
      Class<T> type, ThrowingCallable call) {
    T failure = catchThrowableOfType(type, call);
    assertThat(failure)
        .hasMessageContaining("username=u,password=***: permission denied")
        .hasMessageNotContaining("long")
        .hasMessageNotContaining("secret");
    return failure;
  }

  /** What a parser says of an answer that it cannot read may quote it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Name\":\"data\",\"Options\":{\"o\":\"password=hunter2\"",
        "{\"Options\":{\"password\":\"hunter2\"}} and more",
        "{\"Name\":\"data\",\"Options\":{\"url\":\"redis://:hunter2",
        "{\"Name\":\"data\",\"Options\":{\"pin\":hunter2}}"
      })
  void answersThatAreNoJsonQuoteNoSecretInAnyCause(String body) {
    transport.on("GET /volumes/data", 200, body);
    transport.on("POST /volumes/create", 201, body);
    VolumeSettings settings =
        settings(VolumeDriver.named("acme/disk").secret("pin", SecretText.of("hunter2")));

    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> engine.findVolume(DATA, Patience.USUAL),
            () -> engine.createVolume(DATA, settings))) {
      StringWriter trace = new StringWriter();
      catchThrowable(call).printStackTrace(new PrintWriter(trace));
      assertThat(trace.toString()).contains("EngineProtocolException").doesNotContain("hunter2");
    }
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
        .withMessageContaining("a volume whose Options are of the kind STRING")
        .withMessageNotContaining("hunter2");
    assertThat(engine.listVolumes(VolumeFilter.all(), Patience.USUAL).warnings())
        .singleElement()
        .asString()
        .contains("a volume whose Options are of the kind STRING", "data")
        .doesNotContain("hunter2");
  }
}
