package dev.stowage.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import dev.stowage.testkit.Calls;
import dev.stowage.testkit.Calls.Said;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.engine.EngineProfile;
import dev.stowage.testkit.recording.CallPattern;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each fault does, and to which calls. */
class FaultsTest {

  private static final Said FINE = new Said(200, "OK");

  private final FakeDocker docker = FakeDocker.create();

  private Said ping() {
    return Calls.say(docker, "GET /_ping");
  }

  private boolean hasVolume(String name) {
    return docker.snapshot().volume(name).isPresent();
  }

  @Test
  void delay_takesTimeOfTheEngineOnly() {
    Instant start = docker.clock().instant();
    docker.faults().on("GET", "/_ping").give(Fault.delay(Duration.ofHours(3)));

    assertThat(ping()).isEqualTo(FINE);

    assertThat(docker.clock().instant()).isEqualTo(start.plus(Duration.ofHours(3)));
  }

  @Test
  void timeout_engineHasActed() {
    Instant start = docker.clock().instant();
    docker.faults().on("POST", "/volumes/create").give(Fault.timeout(Duration.ofSeconds(5)));

    assertThatThrownBy(() -> Calls.createVolume(docker, "orders"))
        .hasCauseInstanceOf(SocketTimeoutException.class);

    assertThat(hasVolume("orders")).isTrue();
    assertThat(docker.clock().instant()).isEqualTo(start.plusSeconds(5));
  }

  @Test
  void reset_engineHasNotActed() {
    docker.faults().on("POST", "/volumes/create").times(1).give(Fault.reset());

    assertThatThrownBy(() -> Calls.createVolume(docker, "orders"))
        .isExactlyInstanceOf(dev.stowage.testkit.route.BrokenConnection.class)
        .hasCauseInstanceOf(SocketException.class)
        .hasMessage("java.net.SocketException: Connection reset");
    assertThat(hasVolume("orders")).isFalse();
    Calls.createVolume(docker, "orders");
    assertThat(hasVolume("orders")).isTrue();
  }

  @Test
  void lostAnswer_engineHasActed() {
    docker.faults().on("POST", "/volumes/create").give(Fault.lostAnswer());

    assertThatThrownBy(() -> Calls.createVolume(docker, "orders"))
        .hasCauseInstanceOf(SocketException.class);
    assertThat(hasVolume("orders")).isTrue();
    assertThat(docker.leftovers(dev.stowage.testkit.Leftover.OPEN_ANSWERS)).isEmpty();
  }

  @Test
  void refuse_looksLikeAStoppedEngine() {
    docker.faults().onAnyCall().nth(2).give(Fault.refuse());

    assertThat(ping()).isEqualTo(FINE);
    assertThatThrownBy(this::ping).hasCauseInstanceOf(ConnectException.class);
    assertThat(ping()).isEqualTo(FINE);
  }

  @Test
  void answer_isInTheEnginesForm() {
    docker.faults().on("GET", "/volumes/orders").give(Fault.answer(503, "no \"quorum\""));

    assertThat(Calls.say(docker, "GET /v1.44/volumes/orders"))
        .isEqualTo(new Said(503, "{\"message\":\"no \\\"quorum\\\"\"}"));
    try (Response response = Calls.open(docker, "GET /volumes/orders", "")) {
      assertThat(response.getHeaders()).containsKeys("Api-Version", "Server");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "20.10, remove orders: volume is in use - [4f1c]",
    "28.5, remove orders: volume is in use - [4f1c]",
    "podman, 'volume orders is being used by the following container(s): 4f1c: volume is being"
        + " used'"
  })
  void volumeInUse_isInTheEnginesWords(String engine, String text) {
    FakeDocker other = FakeDocker.create(EngineProfile.named(engine).orElseThrow());
    other.faults().on("DELETE", "/volumes/{name}").give(Fault.volumeInUse("4f1c"));

    Said said = Calls.say(other, "DELETE /volumes/orders");

    assertThat(said.status()).isEqualTo(409);
    assertThat(said.body()).contains(text);
  }

  @Test
  void truncate_isACleanEnd() throws IOException {
    Calls.createVolume(docker, "orders");
    docker.faults().on("GET", "/volumes").give(Fault.truncate(12));

    try (Response response = Calls.open(docker, "GET /volumes", "")) {
      assertThat(response.getStatusCode()).isEqualTo(200);
      assertThat(response.getBody().readAllBytes()).asString().isEqualTo("{\"Volumes\":[");
    }
    assertThat(docker.leftovers(dev.stowage.testkit.Leftover.OPEN_ANSWERS)).isEmpty();
  }

  @Test
  void breakOff_isAnExceptionWhileReading() throws IOException {
    docker.faults().on("GET", "/volumes").give(Fault.breakOff(5));

    try (Response response = Calls.open(docker, "GET /volumes", "")) {
      assertThat(response.getBody().readNBytes(5)).asString().isEqualTo("{\"Vol");
      assertThatThrownBy(() -> response.getBody().read()).isInstanceOf(SocketException.class);
    }
  }

  @Test
  void restart_thisCallBreaks_theNextIsAnswered() {
    Calls.createVolume(docker, "orders");
    Calls.createContainer(docker, "ctl", "orders:/data");
    Calls.require(204, Calls.say(docker, "POST /containers/ctl/start"));
    docker.faults().on("DELETE", "/volumes/orders").times(1).give(Fault.restart());

    assertThatThrownBy(() -> Calls.say(docker, "DELETE /volumes/orders"))
        .hasCauseInstanceOf(SocketException.class);

    assertThat(docker.snapshot().container("ctl").orElseThrow().state()).isEqualTo("exited");
    assertThat(Calls.say(docker, "DELETE /volumes/orders").status()).isEqualTo(409);
  }

  @Test
  void breakOpenAnswers_newCallsAreNotConcerned() throws IOException {
    try (Response events = Calls.open(docker, "GET /events", "")) {
      Calls.createVolume(docker, "orders");
      assertThat(events.getBody().read()).isEqualTo('{');

      docker.faults().breakOpenAnswers();

      assertThatThrownBy(() -> events.getBody().readAllBytes()).isInstanceOf(IOException.class);
      assertThat(events.getBody().available()).isZero();
    }
    assertThat(ping()).isEqualTo(FINE);
  }

  @Test
  void severalFaultsOfOneRule_comeTogether() {
    Instant start = docker.clock().instant();
    docker
        .faults()
        .on("GET", "/_ping")
        .give(Fault.delay(Duration.ofSeconds(30)), Fault.answer(500, "tired"));

    assertThat(ping().status()).isEqualTo(500);
    assertThat(docker.clock().instant()).isEqualTo(start.plusSeconds(30));
  }

  @Test
  void severalRules_comeInTheirOrder() {
    docker.faults().on("GET", "/_ping").times(2).give(Fault.answer(500, "first"));
    docker.faults().on("GET", "/_ping").times(1).give(Fault.answer(500, "second"));

    assertThat(ping().body()).contains("first");
    assertThat(ping().body()).contains("first");
    assertThat(ping().body()).contains("second");
    assertThat(ping()).isEqualTo(FINE);
    assertThat(docker.faults().active()).isEmpty();
  }

  @Test
  void after_countsCallsThatAreMeantOnly() {
    ActiveFault fault =
        docker.faults().on("GET", "/volumes/{name}").after(1).give(Fault.answer(500, "no"));

    ping();
    assertThat(Calls.say(docker, "GET /volumes/a").status()).isEqualTo(404);
    ping();
    assertThat(Calls.say(docker, "GET /v1.41/volumes/b").status()).isEqualTo(500);
    assertThat(Calls.say(docker, "GET /volumes/c").status()).isEqualTo(500);
    assertThat(fault.hits()).isEqualTo(2);
  }

  @Test
  void condition_looksIntoTheBody() {
    docker
        .faults()
        .on(CallPattern.call("POST", "/volumes/create").body("/Name", "orders"))
        .give(Fault.answer(500, "no"));

    Calls.createVolume(docker, "other");
    assertThatThrownBy(() -> Calls.createVolume(docker, "orders")).hasMessageContaining("500");
  }

  @Test
  void lift_endsIt() {
    ActiveFault fault = docker.faults().onAnyCall().give(Fault.answer(500, "no"));
    assertThat(docker.faults().active()).containsExactly(fault);
    assertThat(ping().status()).isEqualTo(500);

    fault.lift();

    assertThat(ping()).isEqualTo(FINE);
    assertThat(docker.faults().active()).isEmpty();
  }

  @Test
  void clear_endsAll() {
    docker.faults().onAnyCall().give(Fault.answer(500, "no"));
    docker.faults().onAnyCall().give(Fault.reset());

    docker.faults().clear();

    assertThat(ping()).isEqualTo(FINE);
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /volume/orders, DELETE /volumes/{name}",
    "POST, /volumes, GET /volumes",
    "GET, /containers/x/jsn, GET /containers/{name}/json",
    "get, /volumes, GET /volumes"
  })
  void unknownRoute_isRefusedNamingTheNearest(String method, String path, String nearest) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> docker.faults().on(method, path))
        .withMessageContaining(method + " " + path)
        .withMessageContaining("nearest to it are: " + nearest);
  }

  @Test
  void routeOfANewerEngine_isRefused() {
    FakeDocker old = FakeDocker.create(EngineProfile.DOCKER_20_10);

    docker.faults().on("PUT", "/volumes/{name}");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> old.faults().on("PUT", "/volumes/{name}"));
  }

  @Test
  void routeThatIsNotInTheFake_canBeAnsweredAllTheSame() {
    docker
        .faults()
        .on("GET", "/swarm")
        .give(Fault.answer(503, "This node is not a swarm manager."));

    assertThat(Calls.say(docker, "GET /swarm").status()).isEqualTo(503);
  }

  @Test
  void faultThatMakesNoSense_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> docker.faults().on("GET", "/volumes").give(Fault.volumeInUse("x")))
        .withMessageContaining("never fails so");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> docker.faults().on("POST", "/volumes/create").give(Fault.diskFull()));
    assertThatIllegalArgumentException().isThrownBy(() -> docker.faults().onAnyCall().times(0));
    assertThatIllegalArgumentException().isThrownBy(() -> docker.faults().onAnyCall().nth(0));
    assertThatIllegalArgumentException().isThrownBy(() -> Fault.delay(Duration.ofNanos(-1)));
    assertThatIllegalArgumentException().isThrownBy(() -> Fault.truncate(-1));
    FaultRule rule = docker.faults().onAnyCall();
    rule.give(Fault.reset());
    assertThatThrownBy(() -> rule.give(Fault.reset())).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 399, 600})
  void answer_isAnError(int status) {
    assertThatIllegalArgumentException().isThrownBy(() -> Fault.answer(status, "x"));
  }

  @Test
  void faultsAreValues() {
    assertThat(Fault.answer(409, "x"))
        .isEqualTo(Fault.answer(409, "x"))
        .isNotEqualTo(Fault.answer(409, "y"))
        .hasToString("Answer[status=409, message=x]");
  }

  @Test
  void faultsAreNotedInTheJournal() {
    docker.faults().on("GET", "/_ping").times(1).give(Fault.answer(500, "no"));
    docker.faults().on("GET", "/_ping").times(1).give(Fault.reset());

    ping();
    assertThatThrownBy(this::ping).isNotNull();

    assertThat(docker.journal())
        .hasToString(
            """
            GET /_ping: 500 with [Answer[status=500, message=no]]
            GET /_ping: java.net.SocketException: Connection reset""");
  }
}
