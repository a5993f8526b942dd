package dev.stowage.testkit.recording;

import static dev.stowage.testkit.recording.Canned.say;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.time.FakeClock;
import dev.stowage.testkit.transport.RecordingTransport;
import dev.stowage.testkit.transport.ReplayTransport;
import dev.stowage.testkit.tree.FileTree;
import dev.stowage.volume.ByteSize;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Calls and answers become a text, and the text answers calls. */
class ScenarioTest {

  private static final String ENGINE_ID = "[0-9a-f]{64}";

  private static FakeDocker engine(long seed) {
    FakeClock clock = FakeClock.create();
    clock.advance(Duration.ofSeconds(seed * 1_000));
    FakeDocker docker = FakeDocker.builder().seed(seed).clock(clock).build();
    docker.addImage("postgres:17", FileTree.empty());
    return docker;
  }

  /** Code that makes up a name, and goes on with an id that it was told. */
  private static String session(DockerHttpClient engine) {
    say(
        engine,
        "POST /v1.51/volumes/create",
        "{\"Labels\":{\"app\":\"<time>\"},\"Name\":\"orders\"}");
    String name = "run-" + UUID.randomUUID();
    String created =
        say(
            engine,
            "POST /v1.51/containers/create?name=" + name,
            "{\"Image\":\"postgres:17\",\"Cmd\":[\"x\"],"
                + "\"Labels\":{\"at\":\""
                + Instant.ofEpochSecond(name.hashCode())
                + "\",\"by\":\"x/pid:[1] 7 "
                + Instant.ofEpochSecond(name.hashCode())
                + " 3\"},"
                + "\"HostConfig\":{\"Binds\":[\"orders:/data\"]}}");
    String id = created.replaceAll(".*\"Id\":\"(" + ENGINE_ID + ")\".*", "$1");
    String inspected = say(engine, "GET /v1.51/containers/" + id + "/json");
    assertThat(inspected).contains("\"/" + name + "\"").contains(id.substring(0, 12));
    assertThat(say(engine, "GET /v1.51/containers/" + id.substring(0, 12) + "/json"))
        .isEqualTo(inspected);
    say(engine, "GET /volumes/none");
    say(engine, "GET /_ping");
    return say(engine, "GET /v1.51/volumes?filters=%7B%22name%22%3A%5B%22orders%22%5D%7D");
  }

  private static Scenario recorded(long seed) {
    ScenarioRecorder recorder = ScenarioRecorder.create();
    try (FakeDocker docker = engine(seed)) {
      session(RecordingTransport.over(docker.transport(), recorder));
    }
    return recorder.scenario();
  }

  @Test
  void aTextIsTheSameOnAnotherDayAndAnotherEngine() {
    Scenario scenario = recorded(1);

    assertThat(scenario).hasToString(recorded(2).toString()).isEqualTo(recorded(3));
    assertThat(scenario.toString())
        .contains("### POST /v1.51/containers/create\n  ? name=run-<uuid-1>\n{\n  \"Cmd\" : [")
        .contains("  ? filters={\"name\":[\"orders\"]}\n=> 200\n")
        .contains(
            "\"Hostname\" : \"<id-1:12>\"",
            "\"at\" : \"<time-1>\"",
            "\"by\" : \"<maker-1>\"",
            "| OK")
        .doesNotContainPattern("[0-9a-f]{13}")
        .doesNotContain("Server:");
    assertThat(scenario.lines())
        .startsWith("POST /volumes/create", "POST /containers/create")
        .endsWith("GET /_ping", "GET /volumes");
  }

  @Test
  void aTextIsReadBackAndPlayed() {
    Scenario scenario = recorded(1);
    Scenario read = Scenario.parse(scenario.toString().replace("\n", "\r\n"));

    assertThat(read).isEqualTo(scenario).hasSameHashCodeAs(scenario);
    try (ReplayTransport replay = ReplayTransport.of(read)) {
      assertThat(session(replay))
          .contains("\"app\":\"<time>\"", "\"CreatedAt\":\"2000-01-01T00:00:00Z\"");
    }
    try (ReplayTransport again = ReplayTransport.of(read)) {
      session(again);
    }
  }

  @Test
  void anUnexpectedCallFailsWithTheNearestAndTheDifference() {
    ReplayTransport replay = ReplayTransport.of(recorded(1));

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                say(
                    replay,
                    "POST /v1.51/volumes/create",
                    "{\"Labels\":{\"app\":\"shop\"},\"Name\":\"orders\",\"Driver\":\"local\"}"))
        .withMessage(
            """
            not in the scenario here: POST /volumes/create
              call 1 of 7 is POST /volumes/create
              nearest is it with other
                body/Labels/app: expected "<lt>time>" but was "shop"
                body/Driver: not expected, but was "local\"""");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> say(replay, "GET /volumes/none"))
        .withMessageContaining("call 5, GET /volumes/none, is the same, but it is not its turn");
    // Whoever caught it is told again.
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(replay::close)
        .withMessageContaining("body/Driver");
  }

  @Test
  void callsThatWereNotMadeAreTold() {
    ReplayTransport replay =
        ReplayTransport.of(Scenario.parse("### GET /a\n=> 200\n\n### GET /v1.51/b\n=> 204\n"));
    say(replay, "GET /a");

    assertThat(replay.unplayed()).containsExactly("GET /b");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(replay::requireAllPlayed)
        .withMessage("calls that were not made: GET /b");
    say(replay, "GET /v1.51/b");
    replay.requireAllPlayed();
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> say(replay, "GET /a"))
        .withMessageContaining("all 2 calls were played");
  }

  @Test
  void aQueryIsCompared() {
    Scenario scenario =
        Scenario.parse("### GET /a\n  ? all=1\n  ? filters={\"a\":[\"b\"],\"c\":1}\n=> 200\n");

    assertThat(say(ReplayTransport.of(scenario), "GET /a?filters={\"c\":1,\"a\":[\"b\"]}&all=1"))
        .isEqualTo("200 ");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () -> say(ReplayTransport.of(scenario), "GET /a?filters={\"a\":[\"x\"],\"c\":2}&x=1"))
        .withMessageContaining("query all: expected 1 but was not sent")
        .withMessageContaining("query filters/a/0: expected \"b\" but was \"x\"")
        .withMessageContaining("query filters/c: expected 1 but was 2")
        .withMessageContaining("query x: not expected, but was 1");
  }

  @Test
  void aTextIsChangedByHand() {
    ReplayTransport replay =
        ReplayTransport.of(
            Scenario.parse(
                """
                # what people note
                ### POST /<any>/volumes/create
                  ? x=<any>
                {
                  "Labels" : "<any>",
                  "Name" : "<my-name>",
                  "since" : "<seconds>"
                }
                => 201
                Content-Type: application/json
                {"Name": "<my-name>", "Id": "<id-3:12>", "Created": "<seconds>"}

                ### PUT /x
                * any
                => 200
                """));

    assertThat(
            say(
                replay,
                "POST /v9/volumes/create?x=1",
                "{\"Name\":\"a\",\"Labels\":{},\"since\":7}"))
        .startsWith("201 {\"Name\":\"a\",\"Id\":\"")
        .endsWith("\",\"Created\":946684800}");
    assertThat(say(replay, "PUT /x", "application/x-tar", new byte[3], Map.of())).isEqualTo("200 ");
  }

  @Test
  void whatIsNoScenarioIsRefusedWithItsLine() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scenario.parse("### GET /a\n=> 99\n"))
        .withMessage("line 2 of the scenario: expected a status but found: => 99");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scenario.parse("### GET /a\n{\n=> 200"))
        .withMessageContaining("line 3 of the scenario");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scenario.parse("GET /a"))
        .withMessageContaining("expected a call such as '### GET /volumes'");
    assertThatIllegalArgumentException().isThrownBy(() -> Scenario.parse("### GET /a\n"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scenario.parse("### GET /a\n* 3 bytes\n=> 200\n"));
  }

  @Test
  void anArchiveIsPlayedIfItWasKept() throws IOException {
    byte[] tar = new byte[1536];
    DockerHttpClient engine = new Canned(it -> new Canned.Said(200, "application/x-tar", tar));
    ScenarioRecorder without = ScenarioRecorder.create();
    ScenarioRecorder with =
        ScenarioRecorder.builder().keepingBodies(ByteSize.ofBytes(1536)).build();
    say(RecordingTransport.over(engine, without), "GET /containers/a/archive");
    say(RecordingTransport.over(engine, with), "GET /containers/a/archive");

    assertThat(without.scenario().toString()).contains("* 1536 bytes application/x-tar sha256:");
    ReplayTransport unkept = ReplayTransport.of(without.scenario());
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> say(unkept, "GET /containers/a/archive"))
        .withMessageContaining("1536 bytes application/x-tar")
        .withMessageContaining("keepingBodies");
    assertThatExceptionOfType(AssertionError.class).isThrownBy(unkept::close);
    try (ReplayTransport kept = ReplayTransport.of(Scenario.parse(with.scenario().toString()))) {
      Request get = Request.builder().method("GET").path("/containers/a/archive").build();
      try (DockerHttpClient.Response answer = kept.execute(get)) {
        assertThat(answer.getBody().readAllBytes()).isEqualTo(tar);
      }
    }
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ScenarioRecorder.builder().keepingBodies(ByteSize.ofBytes((64 << 20) + 1L)));
  }

  @Test
  void anUploadIsTheSameIfItsBytesAre() {
    ScenarioRecorder recorder = ScenarioRecorder.create();
    DockerHttpClient engine = RecordingTransport.over(Canned.json(200, "{}"), recorder);
    say(engine, "PUT /x", "application/octet-stream", new byte[] {1, 2}, Map.of());
    Scenario scenario = recorder.scenario();

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                say(
                    ReplayTransport.of(scenario),
                    "PUT /x",
                    "application/octet-stream",
                    new byte[] {1, 3},
                    Map.of()))
        .withMessageContaining("body: expected 2 bytes application/octet-stream sha256:");
    say(
        ReplayTransport.of(scenario),
        "PUT /x",
        "application/octet-stream",
        new byte[] {1, 2},
        Map.of());
  }

  @Test
  void aBrokenConnectionIsPlayedAsOne() {
    ScenarioRecorder recorder = ScenarioRecorder.create();
    DockerHttpClient engine =
        RecordingTransport.over(
            new Canned(
                it -> {
                  throw new UncheckedIOException(new IOException("gone"));
                }),
            recorder);
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> say(engine, "GET /volumes"));

    assertThat(recorder.journal())
        .hasToString("GET /volumes: java.io.UncheckedIOException: java.io.IOException: gone");
    ReplayTransport replay = ReplayTransport.of(Scenario.parse(recorder.scenario().toString()));
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> say(replay, "GET /volumes"))
        .withMessageContaining("gone");
  }

  @Test
  void aCallThatTakesTheConnectionOverIsRefused() {
    DockerHttpClient engine =
        RecordingTransport.over(Canned.json(200, "{}"), ScenarioRecorder.create());
    Request attach =
        Request.builder()
            .method("POST")
            .path("/containers/a/attach")
            .hijackedInput(new ByteArrayInputStream(new byte[0]))
            .build();

    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> engine.execute(attach))
        .withMessageContaining("POST /containers/a/attach");
  }

  @Test
  void manyThreadsAreTakenDown() {
    ScenarioRecorder recorder = ScenarioRecorder.create();
    DockerHttpClient engine = RecordingTransport.over(Canned.json(200, "{}"), recorder);
    IntStream.range(0, 200).parallel().forEach(it -> say(engine, "GET /volumes/" + it));

    assertThat(recorder).hasToString("200 calls recorded");
    assertThat(recorder.scenario().lines()).hasSize(200).doesNotHaveDuplicates();
  }

  @Test
  void oddTextsComeThrough() {
    String odd = "a\\b\n <x> <lt> <time> \u00e4 *** | => ### \r\n end ";
    ScenarioRecorder recorder = ScenarioRecorder.create();
    DockerHttpClient engine =
        RecordingTransport.over(
            new Canned(it -> new Canned.Said(200, "text/plain", odd.getBytes(UTF_8))), recorder);
    say(engine, "GET /logs");

    Scenario read = Scenario.parse(recorder.scenario().toString());
    assertThat(say(ReplayTransport.of(read), "GET /logs")).isEqualTo(("200 " + odd).strip());
  }

  @Test
  void aStreamOfValuesIsPlayedAsOne() {
    ScenarioRecorder recorder = ScenarioRecorder.create();
    say(
        RecordingTransport.over(Canned.json(200, "{\"a\":1}\r\n{\"a\":2}\r\n"), recorder),
        "POST /images/create?fromImage=x");

    assertThat(recorder.scenario().toString()).contains("+ {\"a\":1}\n+ {\"a\":2}\n");
    assertThat(say(ReplayTransport.of(recorder.scenario()), "POST /images/create?fromImage=x"))
        .isEqualTo("200 {\"a\":1}\n{\"a\":2}");
  }

  @Test
  void whereDataAreKeptAndMachinesAreCalledIsNotTold() {
    ScenarioRecorder recorder =
        ScenarioRecorder.builder().naming("/home/ann/shop", "project").build();
    String info =
        "{\"Name\":\"anns-laptop\",\"ID\":\"AB:CD\",\"DockerRootDir\":\"/mnt/ann/docker\","
            + "\"Swarm\":{\"NodeAddr\":\"10.1.2.3\"},\"Labels\":[],\"Warning\":\"on /mnt/ann/docker/x\"}";
    say(RecordingTransport.over(Canned.json(200, info), recorder), "GET /info");
    say(
        RecordingTransport.over(Canned.json(200, "{}"), recorder),
        "POST /x",
        "{\"Source\":\"/home/ann/shop/data\"}");

    assertThat(recorder.scenario().toString())
        .doesNotContain("ann", "AB:CD", "10.1.2.3")
        .contains("/var/lib/docker/x", "<project>/data");
    ReplayTransport replay = ReplayTransport.of(recorder.scenario());
    say(replay, "GET /info");
    say(replay, "POST /x", "{\"Source\":\"/builds/7/data\"}");
    for (String name : List.of("id-1", "any", "A", "")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ScenarioRecorder.builder().naming("x", name));
    }
  }
}
