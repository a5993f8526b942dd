package dev.stowage.testkit.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stowage.testkit.engine.Dialect;
import dev.stowage.testkit.engine.EngineProfile;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an engine says of itself, and of the room that everything takes. */
class SystemTest {

  static List<EngineProfile> profiles() {
    return EngineProfile.all().stream()
        .filter(profile -> profile.dialect() == Dialect.DOCKER)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void ping_namesTheEngine_alsoWithoutABody(EngineProfile profile) throws IOException {
    Engine engine = new Engine(profile);
    Reply reply = engine.answer("GET", "/_ping");
    assertThat(reply.body()).hasContent("OK");
    assertThat(reply.headers())
        .containsEntry("Api-Version", profile.api().newest().toString())
        .containsEntry("Server", "Docker/" + profile.engineVersion() + " (linux)")
        .containsEntry("Ostype", "linux")
        .containsEntry("Pragma", "no-cache");
    assertThat(reply.headers().containsKey("Swarm")).isEqualTo(!profile.name().equals("20.10"));
    Reply head = engine.answer("HEAD", "/v1.41/_ping");
    assertThat(head.headers()).isEqualTo(reply.headers());
    assertThat(head.length()).hasValue(0);
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void versionAndInfo_areThoseOfTheProfile(EngineProfile profile) throws IOException {
    Engine engine = new Engine(profile);
    engine.world.clock().advance(Duration.ofMillis(1500));
    JsonNode version = engine.json("/version");
    assertThat(version.path("Version").asText()).isEqualTo(profile.engineVersion());
    assertThat(version.path("MinAPIVersion").asText()).isEqualTo(profile.api().oldest().toString());
    assertThat(version.path("Components").path(0).path("Details").path("ApiVersion").asText())
        .isEqualTo(profile.api().newest().toString());
    JsonNode info = engine.json("/info");
    assertThat(info.path("ServerVersion").asText()).isEqualTo(profile.engineVersion());
    assertThat(info.path("SystemTime").asText()).isEqualTo("2026-01-01T00:00:01.500Z");
    assertThat(info.path("DockerRootDir").asText()).isEqualTo("/var/lib/docker");
    assertThat(info.path("Plugins").path("Volume").path(0).asText()).isEqualTo("local");
    assertThat(engine.text("GET", "/plugins")).isEqualTo("[]\n");
  }

  @Test
  void info_isAsOldAsTheCallAsks() throws IOException {
    Engine engine = new Engine(EngineProfile.DOCKER_28_5);
    JsonNode newest = engine.json("/v1.51/info");
    assertThat(newest.has("Containerd")).isTrue();
    assertThat(newest.path("Runtimes").path("runc").has("status")).isTrue();
    assertThat(newest.has("KernelMemory")).isFalse();
    assertThat(newest.path("RuncCommit").has("Expected")).isFalse();
    assertThat(newest.has("BridgeNfIptables")).isFalse();
    JsonNode old = engine.json("/v1.41/info");
    assertThat(old.has("Containerd")).isFalse();
    assertThat(old.path("Runtimes").path("runc").has("status")).isFalse();
    assertThat(old.path("KernelMemory").asBoolean()).isTrue();
    assertThat(old.path("RuncCommit").has("Expected")).isTrue();
    assertThat(old.path("BridgeNfIptables").isBoolean()).isTrue();
  }

  @Test
  void diskUsage_isAllBefore142_andWhatIsAskedForSince() throws IOException {
    Engine engine = new Engine(EngineProfile.DOCKER_26_1);
    engine.createVolume("data");
    JsonNode all = engine.json("/v1.41/system/df?type=volume");
    assertThat(all.path("Images").isArray()).isTrue();
    assertThat(all.path("BuildCache").isArray()).isTrue();
    assertThat(all.path("Volumes").path(0).path("UsageData").path("RefCount").asInt(-1)).isZero();
    JsonNode some = engine.json("/system/df?type=volume&type=build-cache");
    assertThat(some.path("Images").isNull()).isTrue();
    assertThat(some.path("Containers").isNull()).isTrue();
    assertThat(some.path("Volumes")).hasSize(1);
    assertThat(some.path("BuildCache").isArray()).isTrue();
    Reply wrong = engine.answer("GET", "/system/df?type=volume&type=x");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.body()).hasContent("{\"message\":\"unknown object type: x\"}");
  }

  @Test
  void diskUsage_ofTheOldestEngine_hasNoBuildCacheButItsSize() throws IOException {
    JsonNode usage = new Engine(EngineProfile.DOCKER_20_10).json("/system/df");
    assertThat(usage.path("BuildCache").isNull()).isTrue();
    assertThat(usage.path("BuilderSize").asInt(-1)).isZero();
    assertThat(usage.path("Volumes").isArray()).isTrue();
  }

  @Test
  void plugins_areNone_butFiltersAreRead() throws IOException {
    Engine engine = new Engine(EngineProfile.DOCKER_20_10);
    String filters = "/plugins?filters=%7B%22enabled%22:%5B%22true%22%5D%7D";
    assertThat(engine.text("GET", filters)).isEqualTo("[]\n");
    assertThat(engine.text("GET", filters.replace("true", "x")))
        .isEqualTo("{\"message\":\"Invalid filter 'enabled=[x]'\"}\n");
    assertThat(engine.text("GET", filters.replace("enabled", "x")))
        .isEqualTo("{\"message\":\"Invalid filter 'x'\"}\n");
    Reply unread = engine.answer("GET", "/plugins?filters=x");
    assertThat(unread.status()).isEqualTo(500);
    assertThat(unread.body())
        .hasContent("{\"message\":\"invalid character 'x' looking for beginning of value\"}");
  }
}
