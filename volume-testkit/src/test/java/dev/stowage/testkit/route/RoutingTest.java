package dev.stowage.testkit.route;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.testkit.engine.EngineProfile;
import dev.stowage.testkit.engine.NotInFakeException;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which calls find somebody to answer them. */
class RoutingTest {

  private final Engine old = new Engine(EngineProfile.DOCKER_20_10);
  private final Engine middle = new Engine(EngineProfile.DOCKER_26_1);
  private final Engine newest = new Engine(EngineProfile.DOCKER_28_5);

  @Test
  void routesOfEngines_areAllKnown() {
    assertThat(EngineRoutes.ALL).hasSize(115);
    assertThat(EngineRoutes.ALL).extracting(EngineRoute::key).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /nothing", "POST /info", "HEAD /info", "HEAD /volumes", "GET /info/", "GET /v1.41",
        "GET /", "GET /v1.41/", "GET /v1.x/_ping", "GET /info%2F", "FOO /_ping", "PATCH /volumes",
        "GET /nodes/a/b", "GET /volumesx", "GET /v1.99/nothing"
      })
  void whatNoEngineHas_isNotFound_byNobodyInParticular(String call) throws IOException {
    for (Engine engine : new Engine[] {old, middle, newest}) {
      Reply reply = engine.answer(call);
      assertThat(reply.status()).isEqualTo(404);
      assertThat(reply.body()).hasContent("{\"message\":\"page not found\"}");
      assertThat(reply.headers()).containsOnlyKeys("Content-Type");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /swarm/unlockkey",
        "POST /v1.41/build?t=x",
        "GET /networks/",
        "POST /grpc",
        "DELETE /nodes/a",
        "POST /containers/a/b/update",
        "GET /distribution/a/b/json"
      })
  void whatEnginesHave_butTheFakeHasNot_failsLoudly(String call) {
    assertThatThrownBy(() -> newest.answer(call))
        .isInstanceOf(NotInFakeException.class)
        .hasMessageContaining(call)
        .hasMessageContaining("not in the fake Docker 28.5.2 (API 1.24 to 1.51)")
        .hasMessageContaining("nearest to it are: ")
        .hasMessageContaining("POST /volumes/create");
  }

  @Test
  void routesComeAndGo_withTheEngine() {
    assertThat(old.answer("PUT", "/volumes/x").status()).isEqualTo(404);
    assertThat(middle.answer("PUT", "/volumes/x").status()).isEqualTo(503);
    assertThat(newest.answer("POST", "/containers/x/copy").status()).isEqualTo(404);
    assertThatThrownBy(() -> old.answer("POST", "/containers/x/copy"))
        .isInstanceOf(NotInFakeException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "//info,/info",
    "/v1.41/x/../info?a=b,/v1.41/info?a=b",
    "/v1.41/%2e%2e/info,/info",
    "/containers//json,/containers/json",
    "/./info,/info",
    "/../..,/",
    "/volumes/a//,/volumes/a/",
    "/volumes/../containers/a%20b%C3%A4%2b,/containers/a%20b%C3%A4+"
  })
  void uncleanPaths_areRedirected(String target, String location) {
    for (String method : new String[] {"GET", "DELETE", "FOO"}) {
      Reply reply = newest.answer(method, target);
      assertThat(reply.status()).isEqualTo(301);
      assertThat(reply.headers()).containsExactlyEntriesOf(Map.of("Location", location));
    }
  }

  @Test
  void options_areFineEverywhere() {
    Reply reply = newest.answer("OPTIONS", "/v1.41/nothing");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.headers()).containsKeys("Api-Version", "Docker-Experimental");
    assertThat(newest.answer("OPTIONS", "/v1.5/x").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "1", "1.2.3", "0.9", "."})
  void tooOldVersion_isRefused_inTextByTwoEngines(String version) throws IOException {
    String path = "/v" + version + "/_ping";
    String start = "client version " + version + " is too old. Minimum supported API version is ";
    for (Engine engine : new Engine[] {old, newest}) {
      Reply reply = engine.answer("GET", path);
      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.headers())
          .containsEntry("Content-Type", "text/plain; charset=utf-8")
          .containsEntry("X-Content-Type-Options", "nosniff")
          .containsKey("Api-Version")
          .doesNotContainKey("Docker-Experimental");
      assertThat(new String(reply.body().readAllBytes(), UTF_8))
          .startsWith(start)
          .endsWith("version\n");
    }
    Reply json = middle.answer("GET", path);
    assertThat(json.headers()).containsEntry("Content-Type", "application/json");
    assertThat(Json.MAPPER.readTree(json.body()).path("message").asText())
        .startsWith(start + "1.24");
  }

  @Test
  void tooNewVersion_isRefused() throws IOException {
    assertThat(newest.json("/v9/_ping").path("message").asText())
        .isEqualTo("client version 9 is too new. Maximum supported API version is 1.51");
    assertThat(old.json("/v1.42/info").path("message").asText())
        .isEqualTo("client version 1.42 is too new. Maximum supported API version is 1.41");
  }

  @Test
  void errors_forClientsBefore124_areTexts() throws IOException {
    assertThat(old.text("GET", "/v1.23/volumes/x")).isEqualTo("get x: no such volume\n");
    assertThat(old.text("GET", "/v1.23/nothing")).isEqualTo("page not found\n");
    assertThat(old.text("GET", "/v1.24/volumes/x")).contains("{\"message\":\"get x");
  }
}
