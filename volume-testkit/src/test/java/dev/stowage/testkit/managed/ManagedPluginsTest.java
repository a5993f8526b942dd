package dev.stowage.testkit.managed;

import static dev.stowage.testkit.Calls.require;
import static dev.stowage.testkit.Calls.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.testkit.Calls.Said;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.Leftover;
import dev.stowage.testkit.engine.EngineProfile;
import dev.stowage.testkit.engine.NotInFakeException;
import dev.stowage.testkit.plugin.FakePlugin;
import dev.stowage.testkit.plugin.ManagedPlugin;
import dev.stowage.testkit.plugin.PluginMethod;
import dev.stowage.testkit.state.EngineSnapshot;
import dev.stowage.testkit.state.PluginSnapshot;
import dev.stowage.testkit.state.StateChange;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Plugins out of a registry, as engines 20.10 and 28.5 were watched to install them from one on
 * this machine.
 */
class ManagedPluginsTest {

  private static final String NETWORK = "{\"Name\":\"network\",\"Value\":[\"host\"]}";
  private static final String CAPABILITIES =
      "{\"Name\":\"capabilities\",\"Value\":[\"CAP_SYS_ADMIN\",\"CAP_NET_ADMIN\"]}";
  private static final String AGREED = "[" + CAPABILITIES + "," + NETWORK + "]";
  private static final String PULL = "POST /plugins/pull?remote=lab%2Fdir:1&name=lab%2Fx";

  private final FakePlugin driver = FakePlugin.named("dir").build();
  private final FakeDocker docker = engine(EngineProfile.DOCKER_28_5);

  private FakeDocker engine(EngineProfile profile) {
    ManagedPlugin one =
        ManagedPlugin.named("lab/dir:1", driver)
            .description("one")
            .network("host")
            .capabilities("CAP_NET_ADMIN", "CAP_SYS_ADMIN")
            .setting("LEVEL", "low")
            .variable("FIXED", "1")
            .build();
    ManagedPlugin two =
        ManagedPlugin.named("lab/dir:2", driver)
            .setting("LEVEL", "mid")
            .setting("MORE", "")
            .build();
    return FakeDocker.builder().engine(profile).inRegistry(one).inRegistry(two).build();
  }

  @Test
  void privileges_areWhatThePluginAsksFor() {
    assertThat(say(docker, "GET /plugins/privileges?remote=lab%2Fdir:1").body())
        .isEqualTo(
            "[{\"Name\":\"network\",\"Description\":\"permissions to access a network\","
                + "\"Value\":[\"host\"]},{\"Name\":\"capabilities\",\"Description\":"
                + "\"list of additional capabilities required\","
                + "\"Value\":[\"CAP_NET_ADMIN\",\"CAP_SYS_ADMIN\"]}]");
    assertThat(say(docker, "GET /plugins/privileges?remote=lab%2Fdir:9"))
        .as("engines answer so, too")
        .isEqualTo(new Said(200, "[]"));
    assertThat(say(docker, "GET /plugins/privileges?remote="))
        .isEqualTo(new Said(500, "{\"message\":\"invalid reference format\"}"));
  }

  @Test
  void pull_installsUnderAnyName_disabled() {
    Said said = say(docker, PULL, AGREED);

    require(200, said);
    assertThat(said.body()).startsWith("{\"status\":\"Pulling from lab/dir\"").contains("Complete");
    assertThat(docker.snapshot().plugins())
        .containsExactly(
            new PluginSnapshot(
                "lab/x:latest", "lab/dir:1", false, Map.of("LEVEL", "low", "FIXED", "1")));
    assertThat(say(docker, PULL, AGREED))
        .isEqualTo(new Said(400, "{\"message\":\"plugin lab/x:latest already exists\"}"));
    assertThat(say(docker, "POST /plugins/pull?remote=lab%2Fdir:9", AGREED))
        .isEqualTo(
            new Said(
                404,
                "{\"message\":\"error resolving plugin reference: docker.io/lab/dir:9: not"
                    + " found\"}"));
  }

  @Test
  void pull_otherPrivileges_isSaidAtTheEndOfASuccess() {
    for (String wrong : new String[] {"[]", "[" + NETWORK + "]", AGREED.replace("host", "none")}) {
      Said said = say(docker, PULL, wrong);
      require(200, said);
      assertThat(said.body())
          .endsWith(
              "{\"errorDetail\":{\"message\":\"incorrect privileges\"},"
                  + "\"error\":\"incorrect privileges\"}");
    }
    assertThat(docker.snapshot().plugins()).isEmpty();
    assertThat(say(docker, PULL, "{}"))
        .isEqualTo(
            new Said(
                400,
                "{\"message\":\"invalid JSON: json: cannot unmarshal object into Go value of type"
                    + " types.PluginPrivileges\"}"));
  }

  @Test
  void pull_firstPrivilegeByName_isNotLookedAtByOldEngines() {
    FakeDocker old = engine(EngineProfile.DOCKER_20_10);
    String other = AGREED.replace("CAP_SYS_ADMIN", "CAP_CHOWN");
    assertThat(say(old, PULL, AGREED.replace("host", "none")).body()).contains("incorrect");
    assertThat(say(docker, PULL, other).body()).contains("incorrect privileges");
    assertThat(say(old, PULL, other).body()).doesNotContain("incorrect privileges");
    assertThat(say(old, "POST /plugins/pull?remote=lab%2Fdir:1"))
        .isEqualTo(new Said(500, "{\"message\":\"failed to parse privileges: EOF\"}"));
  }

  @Test
  void upgrade_keepsWhatIsSet_andNothingElse() {
    require(200, say(docker, PULL, AGREED));
    require(204, say(docker, "POST /plugins/lab/x/set", "[\"LEVEL=high\"]"));
    require(200, say(docker, "POST /plugins/lab/x/enable?timeout=5"));
    String upgrade = "POST /plugins/lab/x/upgrade?remote=lab%2Fdir:2";
    assertThat(say(docker, upgrade, "[]").body())
        .contains("plugin must be disabled before upgrading: plugin lab/x:latest is enabled");
    require(200, say(docker, "POST /plugins/lab/x/disable"));
    String id = say(docker, "GET /plugins/lab/x/json").body().replaceAll(".*\"Id\":", "");

    require(200, say(docker, upgrade, "[]"));

    assertThat(docker.snapshot().plugins())
        .containsExactly(
            new PluginSnapshot(
                "lab/x:latest", "lab/dir:2", false, Map.of("LEVEL", "high", "FIXED", "1")));
    assertThat(say(docker, "GET /plugins/lab/x/json").body())
        .contains(id.substring(0, 66))
        .contains("\"Name\":\"MORE\"");
    assertThat(say(docker, "POST /plugins/nope/upgrade?remote=lab%2Fdir:2", "[]").body())
        .contains("plugin \\\"nope:latest\\\" not found");
  }

  @Test
  void enabledPlugin_isTheDriverThatTheTestGave() {
    require(200, say(docker, PULL, AGREED));
    require(200, say(docker, "POST /plugins/lab/x/enable?timeout=5"));
    require(201, say(docker, "POST /volumes/create", "{\"Name\":\"v\",\"Driver\":\"lab/x\"}"));
    assertThat(driver.options("v")).isPresent();
    assertThat(say(docker, "GET /info").body()).contains("\"Volume\":[\"local\"]");

    driver.fail(PluginMethod.REMOVE, "has snapshots");
    assertThat(say(docker, "DELETE /volumes/v").body()).contains("has snapshots");
    driver.recover();
    require(204, say(docker, "DELETE /volumes/v"));
    require(200, say(docker, "POST /plugins/lab/x/disable"));
  }

  @Test
  void volumesOfARemovedPlugin_areLookedForInVain() {
    require(200, say(docker, PULL, AGREED));
    require(200, say(docker, "POST /plugins/lab/x/enable?timeout=5"));
    require(201, say(docker, "POST /volumes/create", "{\"Name\":\"v\",\"Driver\":\"lab/x\"}"));
    require(200, say(docker, "DELETE /plugins/lab/x?force=1"));

    Instant before = docker.clock().instant();
    Said said = say(docker, "GET /volumes/v");

    require(404, said);
    assertThat(said.body())
        .contains("get v: error while checking if volume \\\"v\\\" exists in driver")
        .endsWith("plugin \\\"lab/x:latest\\\" not found\"}");
    assertThat(Duration.between(before, docker.clock().instant()))
        .isEqualTo(Duration.ofSeconds(15));
    assertThat(say(docker, "GET /volumes").body()).contains("\"Volumes\":[]");
  }

  @Test
  void events_tellTheNameThatWasAskedFor() {
    Instant before = docker.clock().instant();
    require(200, say(docker, PULL, AGREED));
    require(200, say(docker, "POST /plugins/lab/x/enable?timeout=5"));
    require(200, say(docker, "DELETE /plugins/lab/x?force=1"));

    String now = String.valueOf(docker.clock().instant().getEpochSecond());
    String events =
        say(
                docker,
                "GET /events?since="
                    + before.getEpochSecond()
                    + "&until="
                    + now
                    + "&filters=%7B%22type%22:%5B%22plugin%22%5D%7D")
            .body();

    assertThat(events.lines().map(line -> line.replaceAll(".*\"Action\":\"([a-z]+)\".*", "$1")))
        .containsExactly("pull", "enable", "disable", "remove");
    assertThat(events).contains("\"ID\":\"lab/dir:1\"").contains("\"name\":\"lab/x\"");
  }

  @Test
  void aPlugin_isToldInSnapshotsAndAsALeftover() {
    EngineSnapshot empty = docker.snapshot();
    require(200, say(docker, PULL, AGREED));
    EngineSnapshot installed = docker.snapshot();
    require(200, say(docker, "POST /plugins/lab/x/enable?timeout=5"));

    assertThat(installed.changesSince(empty))
        .extracting(StateChange::toString)
        .containsExactly("plugin lab/x:latest: created");
    assertThat(docker.snapshot().changesSince(installed))
        .extracting(StateChange::toString)
        .containsExactly("plugin lab/x:latest: enabled: false became true");
    assertThat(docker.leftovers(Leftover.PLUGINS)).containsExactly("lab/x:latest");

    docker.restore(installed);
    assertThat(docker.snapshot()).isEqualTo(installed);
    require(409, say(docker, "POST /volumes/create", "{\"Name\":\"v\",\"Driver\":\"lab/x\"}"));
    assertThatThrownBy(docker::closeLeavingNothing)
        .hasMessageContaining("managed plugins: lab/x:latest");
  }

  @Test
  void whatHasNoEffectHere_isRefused() {
    require(200, say(docker, PULL, AGREED));
    assertThatThrownBy(() -> say(docker, "POST /plugins/lab/x/push"))
        .isInstanceOf(NotInFakeException.class);
  }

  @Test
  void registry_namesAreNamesAndDiffer() {
    ManagedPlugin plugin = ManagedPlugin.named("lab/dir", driver).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FakeDocker.builder().inRegistry(plugin).inRegistry(plugin).build())
        .withMessageContaining("lab/dir:latest");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                FakeDocker.builder()
                    .inRegistry(ManagedPlugin.named("Lab!", driver).build())
                    .build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ManagedPlugin.named("lab/dir", driver).setting("A=B", ""));
  }
}
