package dev.stowage.testkit.recording;

import static dev.stowage.testkit.recording.Canned.say;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.transport.RecordingTransport;
import dev.stowage.testkit.transport.ReplayTransport;
import dev.stowage.testkit.tree.FileTree;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No secret is in a scenario, wherever it stood. */
class ScenarioSecretsTest {

  private static final String SECRET = "hunter&2 /x";
  private static final String CIFS =
      "{\"Name\":\"nas\",\"DriverOpts\":{\"type\":\"cifs\",\"device\":\"//nas/x\","
          + "\"o\":\"addr=nas,username=u,password=hunter2hunter2\"}}";

  private final ScenarioRecorder recorder = ScenarioRecorder.create();

  private String text() {
    return recorder.scenario().toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Driver\":\"vieux/sshfs\",\"DriverOpts\":{\"password\":\"hunter2hunter2\"}}",
        "{\"Driver\":\"rclone\",\"DriverOpts\":{\"s3_key\":\"x\",\"sas-url\":\"hunter2hunter2\"}}",
        "{\"DriverOpts\":{\"o\":\"addr=nas,password=hunter2hunter2\"}}",
        "{\"Labels\":{\"api-token\":\"hunter2hunter2\"}}",
        "{\"Env\":[\"A=b\",\"DB_PASSWORD=hunter2hunter2\"]}",
        "{\"Cmd\":[\"--password=hunter2hunter2\"]}",
        "{\"HostConfig\":{\"Mounts\":[{\"VolumeOptions\":{\"DriverConfig\":{\"Name\":\"rclone\","
            + "\"Options\":{\"sas-url\":\"hunter2hunter2\"}}}}]}}",
        "{\"username\":\"u\",\"password\":\"hunter2hunter2\"}",
        "{\"auths\":{\"a\":{\"auth\":\"hunter2hunter2\"}}}",
        "{\"UnlockKey\":\"hunter2hunter2\",\"JoinTokens\":{\"Worker\":\"hunter2hunter2\"}}",
        "{\"filters\":{\"label\":{\"password=hunter2hunter2\":true}}}"
      })
  void aSecretIsHiddenWhereItIsSaidAndWhereItIsQuoted(String body) {
    String quoting =
        "{\"message\":\"bad: hunter2hunter2, aHVudGVyMmh1bnRlcjI=, h%75\",\"Driver\":\"local\"}";
    DockerHttpClient engine = RecordingTransport.over(Canned.json(500, quoting), recorder);
    say(engine, "POST /v1.51/x", body);
    say(engine, "GET /y?z=hunter2hunter2");

    assertThat(text()).contains("***").contains("bad: ***");
    assertThat(text()).doesNotContain("hunter2", "aHVudGVyMmh1bnRlcjI");
  }

  @Test
  void theDataOfASwarmsSecretIsHidden() {
    DockerHttpClient engine = RecordingTransport.over(Canned.json(201, "{\"ID\":\"x\"}"), recorder);
    say(engine, "POST /v1.51/secrets/create", "{\"Name\":\"db\",\"Data\":\"aHVudGVyMg==\"}");

    assertThat(text()).contains("\"Data\" : \"***\"", "\"Name\" : \"db\"");
  }

  @Test
  void aLoginIsNeverTakenDownAndHiddenWhereItIsQuoted() {
    String login = "{\"username\":\"u\",\"password\":\"" + SECRET + "\"}";
    String header = Base64.getUrlEncoder().encodeToString(login.getBytes(UTF_8));
    DockerHttpClient engine =
        RecordingTransport.over(
            Canned.json(401, "{\"message\":\"no: u, " + SECRET + "\"}"), recorder);
    say(
        engine,
        "POST /images/create?fromImage=x&password="
            + URLEncoder.encode(SECRET, UTF_8)
            + "&header="
            + header,
        "",
        new byte[0],
        Map.of("X-Registry-Auth", header));

    assertThat(text())
        .contains("no: u, ***", "? password=***", "? header=***")
        .doesNotContain("hunter", header.substring(0, 12));
  }

  @Test
  void aSecretThatNoKeyBetraysIsHiddenIfItIsNamed() {
    ScenarioRecorder knowing = ScenarioRecorder.builder().secret(SECRET).build();
    String url = URLEncoder.encode(SECRET, UTF_8);
    DockerHttpClient engine =
        RecordingTransport.over(
            Canned.json(
                200,
                "{\"a\":\""
                    + SECRET
                    + "\",\"b\":\""
                    + url
                    + "\",\"c\":\""
                    + Base64.getEncoder().encodeToString(("u:" + SECRET).getBytes(UTF_8))
                    + "\"}"),
            knowing);
    say(engine, "GET /volumes/" + url);

    assertThat(knowing.scenario().toString())
        .contains("\"a\" : \"***\"", "\"b\" : \"***\"", "\"c\" : \"***\"", "GET /volumes/***");
  }

  @Test
  void aPasswordThatIsTheNameOfTheImageIsHiddenAtItsKeyOnly() {
    try (FakeDocker docker = FakeDocker.create()) {
      docker.addImage("postgres:17", FileTree.empty());
      DockerHttpClient engine = RecordingTransport.over(docker.transport(), recorder);
      say(
          engine,
          "POST /containers/create?name=postgres-1",
          "{\"Image\":\"postgres:17\",\"Cmd\":[\"x\"],\"Env\":[\"POSTGRES_PASSWORD=postgres\"]}");
      say(engine, "GET /containers/postgres-1/json");
    }

    assertThat(text())
        .contains("\"Image\" : \"postgres:17\"", "\"POSTGRES_PASSWORD=***\"", "/postgres-1");
  }

  @Test
  void whoSendsTheSecretGetsItBack() {
    String inspected;
    try (FakeDocker docker = FakeDocker.create()) {
      DockerHttpClient engine = RecordingTransport.over(docker.transport(), recorder);
      say(engine, "POST /volumes/create", CIFS);
      inspected = say(engine, "GET /volumes/nas");
    }
    assertThat(text()).doesNotContain("hunter2");

    try (ReplayTransport replay = ReplayTransport.of(Scenario.parse(text()))) {
      say(replay, "POST /volumes/create", CIFS.replace("hunter2", "other"));
      assertThat(say(replay, "GET /volumes/nas"))
          .contains("password=otherother")
          .hasSizeLessThan(inspected.length() + 30);
    }
  }

  @Test
  void anUnexpectedCallIsToldWithoutItsSecrets() {
    ReplayTransport replay = ReplayTransport.of(Scenario.parse("### GET /volumes\n=> 200\n"));

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> say(replay, "POST /volumes/create", CIFS))
        .withMessageContaining("password=***")
        .matches(failure -> !failure.getMessage().contains("hunter2"));
  }
}
