package dev.stowage.testkit.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.testkit.engine.EngineProfile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happened, and what happens; the clock begins at 1767225600. */
@Timeout(20)
class EventsTest {

  private static final long START = 1_767_225_600L;

  private final Engine engine = new Engine(EngineProfile.DOCKER_28_5);

  private void log(String kind, String action, String id, Map<String, String> attributes) {
    engine.world.lock().lock();
    try {
      engine.world.events().add(kind, action, id, attributes);
    } finally {
      engine.world.lock().unlock();
    }
    engine.world.clock().advance(Duration.ofSeconds(1));
  }

  private List<String> ids(String query) throws IOException {
    return engine
        .text("GET", "/events?" + query)
        .lines()
        .map(line -> line.replaceAll(".*\"ID\":\"([^\"]*)\".*", "$1"))
        .toList();
  }

  private List<String> filtered(String filters) throws IOException {
    String value = URLEncoder.encode(filters, StandardCharsets.UTF_8);
    return ids("since=1&until=" + (START + 100) + "&filters=" + value);
  }

  @Test
  void event_isToldAsTheEngineTellsIt() throws IOException {
    engine.world.clock().advance(Duration.ofNanos(7));
    engine.createVolume("data");
    engine.world.clock().advance(Duration.ofSeconds(1));
    assertThat(engine.text("GET", "/events?since=1&until=" + START + ".5"))
        .isEqualTo(
            "{\"Type\":\"volume\",\"Action\":\"create\",\"Actor\":{\"ID\":\"data\",\"Attributes\":"
                + "{\"driver\":\"local\"}},\"scope\":\"local\",\"time\":1767225600,"
                + "\"timeNano\":1767225600000000007}\n");
    log("container", "start", "c1", Map.of("image", "busybox:1", "name", "web"));
    assertThat(engine.text("GET", "/events?since=1&until=" + (START + 2)))
        .contains(
            "{\"status\":\"start\",\"id\":\"c1\",\"from\":\"busybox:1\",\"Type\":\"container\"");
  }

  @Test
  void sinceAndUntil_areExactToTheNanosecond() throws IOException {
    engine.createVolume("v0");
    engine.world.clock().advance(Duration.ofNanos(1));
    engine.createVolume("v1");
    engine.world.clock().advance(Duration.ofNanos(1));
    engine.createVolume("v2");
    engine.world.clock().advance(Duration.ofSeconds(1));
    assertThat(ids("since=" + START + "&until=" + START + ".000000001"))
        .containsExactly("v0", "v1");
    assertThat(ids("since=" + START + ".000000001&until=" + START + ".000000001"))
        .containsExactly("v1");
    assertThat(ids("since=" + START + ".000000002&until=" + START + ".1")).containsExactly("v2");
    assertThat(ids("until=" + START + ".000000001")).containsExactly("v0", "v1");
    assertThat(ids("since=" + START + "&until=" + (START + 1))).hasSize(3);
    assertThat(ids("since=" + (START + 1) + "&until=" + (START + 1))).isEmpty();
  }

  @Test
  void onlyTheLast256_areRemembered() throws IOException {
    for (int i = 0; i < 300; i++) {
      engine.createVolume("v" + i);
    }
    assertThat(ids("since=1&until=" + START)).hasSize(256).startsWith("v44").endsWith("v299");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"type":["volume"]}|data,db-1
          {"type":{"volume":true}}|data,db-1
          {"type":["volume","image"]}|data,db-1,sha256:1
          {"event":["start"]}|c1
          {"event":["exec_create"]}|c2
          {"event":["exec_create: sh"]}|c2
          {"event":["exec"]}|
          {"volume":["d"]}|data,db-1,sha256:1
          {"volume":["data"]}|data
          {"container":["web"]}|c1
          {"container":["c"]}|c1,c2
          {"image":["busybox"]}|c1,sha256:1
          {"image":["busybox:1"]}|c1,sha256:1
          {"image":["busybox:2"]}|
          {"image":["sha256:1"]}|sha256:1
          {"label":["app=shop"]}|c1
          {"label":["app"]}|c1,c2
          {"label":["app","tier=x"]}|c2
          {"type":["volume"],"event":["destroy"]}|db-1
          {"scope":["swarm"]}|
          {"scope":["local"],"daemon":[]}|data,db-1,c1,c2,sha256:1
          {"unknown":["x"]}|data,db-1,c1,c2,sha256:1
          """)
  void filters_chooseAsTheEngineChooses(String filters, String chosen) throws IOException {
    log("volume", "create", "data", Map.of("driver", "local"));
    log("volume", "destroy", "db-1", Map.of("driver", "local"));
    log("container", "start", "c1", Map.of("image", "busybox:1", "name", "web", "app", "shop"));
    log("container", "exec_create: sh", "c2", Map.of("image", "x", "app", "y", "tier", "x"));
    log("image", "tag", "sha256:1", Map.of("name", "docker.io/library/busybox:1"));
    // Names come as the engine writes them; this one also stands for itself.
    log("image", "tag", "other", Map.of("name", "z"));
    engine.world.clock().advance(Duration.ofSeconds(100));
    String expected = chosen == null ? "" : chosen;
    List<String> found = filtered(filters);
    assertThat(String.join(",", found.stream().filter(id -> !id.equals("other")).toList()))
        .isEqualTo(filters.contains("busybox:1") ? expected.replace(",sha256:1", "") : expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          since=5&until=2|400|`since` time (5) cannot be after `until` time (2)
          since=x|500|strconv.ParseInt: parsing "x": invalid syntax
          since=1.x|500|strconv.ParseInt: parsing "x": invalid syntax
          since=1.|500|strconv.ParseInt: parsing "": invalid syntax
          until=99999999999999999999|500|strconv.ParseInt: parsing "99999999999999999999": value out of range
          until=1&filters=x|400|invalid filter
          until=1&filters=%5B%5D|400|invalid filter
          """)
  void whatCannotBeRead_isRefusedInTheEnginesWords(String query, int status, String message)
      throws IOException {
    Reply reply = engine.answer("GET", "/events?" + query);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(Json.MAPPER.readTree(reply.body()).path("message").asText()).isEqualTo(message);
  }

  @Test
  void volumes_areToldAsEachEngineTellsThem() throws IOException {
    assertThat(told(new Engine(EngineProfile.DOCKER_28_5)))
        .containsExactly("create:a", "create:b", "destroy:a", "destroy:b", "prune:");
    assertThat(told(new Engine(EngineProfile.DOCKER_20_10)))
        .containsExactly("create:a", "create:a", "create:b", "destroy:a", "prune:");
  }

  private static List<String> told(Engine engine) throws IOException {
    engine.createVolume("aa");
    engine.createVolume("aa");
    engine.createVolume("bb");
    engine.answer("DELETE", "/volumes/aa");
    boolean old = engine.world.profile().name().equals("20.10");
    engine.answer("POST", "/volumes/prune" + (old ? "" : "?filters=%7B%22all%22:%5B%221%22%5D%7D"));
    return engine
        .text("GET", "/events?since=1&until=" + START)
        .lines()
        .map(line -> line.replaceAll(".*\"Action\":\"(.*?)\".*\"ID\":\"(.?).*", "$1:$2"))
        .map(line -> line.replace(":\"", ":"))
        .toList();
  }

  @Test
  void stream_withoutUntil_goesOnUntilItIsClosed() throws Exception {
    engine.createVolume("before");
    Reply reply = engine.answer("GET", "/events");
    assertThat(reply.length()).isEmpty();
    try (BufferedReader lines = reader(reply.body())) {
      CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> line(lines));
      engine.createVolume("after");
      assertThat(first.get()).contains("\"ID\":\"after\"");
      CompletableFuture<String> end = CompletableFuture.supplyAsync(() -> line(lines));
      reply.body().close();
      assertThat(end.get()).isEqualTo("nothing");
    }
  }

  @Test
  void stream_withSince_tellsThePastAndGoesOn() throws IOException {
    engine.createVolume("before");
    Reply reply = engine.answer("GET", "/events?since=1");
    engine.createVolume("after");
    try (BufferedReader lines = reader(reply.body())) {
      assertThat(lines.readLine()).contains("before");
      assertThat(lines.readLine()).contains("after");
    }
  }

  @Test
  void stream_withUntilToCome_endsWhenTheClockGetsThere() throws Exception {
    Reply reply = engine.answer("GET", "/events?until=" + (START + 10));
    engine.createVolume("in-time");
    CompletableFuture<String> all = CompletableFuture.supplyAsync(() -> all(reply.body()));
    engine.world.clock().advance(Duration.ofSeconds(9));
    assertThat(all).isNotDone();
    engine.world.clock().advance(Duration.ofSeconds(2));
    engine.createVolume("late");
    assertThat(all.get()).contains("in-time").doesNotContain("late");
  }

  @Test
  void stream_interrupted_says() throws Exception {
    Reply reply = engine.answer("GET", "/events");
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread reader =
        new Thread(
            () -> {
              try {
                reply.body().read();
              } catch (IOException e) {
                failure.set(e);
              }
            });
    reader.start();
    reader.interrupt();
    reader.join();
    assertThat(failure.get()).isInstanceOf(InterruptedIOException.class);
  }

  @Test
  void createdImages_areToldFrom146On() throws IOException {
    log("image", "create", "sha256:1", Map.of("name", "x"));
    String query = "/events?since=1&until=" + (START + 1);
    assertThat(engine.text("GET", "/v1.45" + query)).isEmpty();
    assertThat(engine.text("GET", "/v1.46" + query)).contains("sha256:1");
  }

  private static BufferedReader reader(InputStream body) {
    return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
  }

  private static String line(BufferedReader lines) {
    try {
      String line = lines.readLine();
      return line == null ? "nothing" : line;
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static String all(InputStream body) {
    try {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
