package dev.stowage.testkit.swarm;

import static dev.stowage.testkit.Calls.require;
import static dev.stowage.testkit.Calls.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stowage.testkit.Calls.Said;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.Leftover;
import dev.stowage.testkit.engine.NotInFakeException;
import dev.stowage.testkit.program.ProgramEnd;
import dev.stowage.testkit.state.EngineSnapshot;
import dev.stowage.testkit.state.MountSnapshot;
import dev.stowage.testkit.state.StateChange;
import dev.stowage.testkit.tree.FileTree;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a Swarm of one node does with tasks, as it was watched on engines 20.10 and 28.5. */
class SwarmTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DATA = "{\"Type\":\"volume\",\"Source\":\"data\",\"Target\":\"/d\"}";

  private final FakeDocker docker = FakeDocker.create();

  @BeforeEach
  void beginSwarm() {
    docker.addImage("app:1", FileTree.empty());
    require(200, say(docker, "POST /swarm/init", "{\"ListenAddr\":\"127.0.0.1\"}"));
  }

  private JsonNode get(String path) {
    Said said = say(docker, "GET " + path);
    require(200, said);
    try {
      return JSON.readTree(said.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static String service(String name, String image, String mounts, int replicas) {
    return "{\"Name\":\"%s\",\"TaskTemplate\":{\"ContainerSpec\":{\"Image\":\"%s\",\"Command\":[\"run\"],\"Mounts\":[%s]},\"RestartPolicy\":{\"Condition\":\"none\"}},\"Mode\":{\"Replicated\":{\"Replicas\":%d}}}"
        .formatted(name, image, mounts, replicas);
  }

  private void create(String name, String image, String mounts, int replicas) {
    require(201, say(docker, "POST /services/create", service(name, image, mounts, replicas)));
  }

  @Test
  void tasks_areContainersThatMountTheVolumes() {
    create("web", "app:1", DATA, 2);

    JsonNode tasks = get("/tasks");
    assertThat(tasks.findValuesAsText("State")).containsExactly("running", "running");
    assertThat(tasks.findValuesAsText("Slot")).containsExactly("1", "2");
    String container = tasks.at("/0/Status/ContainerStatus/ContainerID").asText();
    JsonNode inspected = get("/containers/" + container + "/json");
    assertThat(inspected.path("Name").asText()).isEqualTo("/web.1." + tasks.at("/0/ID").asText());
    assertThat(inspected.at("/Config/Labels/com.docker.swarm.service.name").asText())
        .isEqualTo("web");
    assertThat(inspected.at("/HostConfig/Mounts/0/Source").asText()).isEqualTo("data");
    require(409, say(docker, "DELETE /volumes/data"));

    require(200, say(docker, "DELETE /services/web"));
    assertThat(docker.snapshot().containers()).isEmpty();
    require(204, say(docker, "DELETE /volumes/data"));
  }

  @Test
  void update_replacesTasksOrChangesTheirNumber() {
    create("web", "app:1", DATA, 1);
    String first = get("/tasks").at("/0/ID").asText();

    update("web", service("web", "app:1", DATA, 3));
    assertThat(get("/tasks").findValuesAsText("ID")).hasSize(3).contains(first);
    update("web", service("web", "app:1", "", 1));
    assertThat(get("/tasks").findValuesAsText("ID")).hasSize(1).doesNotContain(first);
    assertThat(docker.snapshot().containers()).hasSize(1);
  }

  private void update(String name, String spec) {
    long version = get("/services/" + name).at("/Version/Index").asLong();
    require(200, say(docker, "POST /services/" + name + "/update?version=" + version, spec));
  }

  @Test
  void whatCommandsAskFor_defaultsAndNumbers() {
    create("web", "app:1", "", 2);
    String first = get("/tasks").at("/0/ID").asText();
    assertThat(get("/services?status=true").at("/0/ServiceStatus").toString())
        .isEqualTo("{\"RunningTasks\":2,\"DesiredTasks\":2,\"CompletedTasks\":0}");

    JsonNode spec = get("/services/web?insertDefaults=true").path("Spec");
    assertThat(spec.at("/TaskTemplate/ContainerSpec/StopGracePeriod").asLong())
        .isEqualTo(10_000_000_000L);
    assertThat(spec.at("/TaskTemplate/RestartPolicy").toString())
        .isEqualTo("{\"Condition\":\"none\",\"MaxAttempts\":0,\"Delay\":5000000000}");
    assertThat(spec.at("/UpdateConfig/Order").asText()).isEqualTo("stop-first");
    assertThat(get("/services/web").at("/Spec/UpdateConfig").isMissingNode()).isTrue();

    update("web", spec.toString());
    assertThat(get("/tasks").at("/0/ID").asText()).as("nothing differs").isEqualTo(first);
  }

  @Test
  void taskThatCannotRun_saysWhy() {
    create("missing", "nope:1", "", 1);
    create("cluster", "app:1", "{\"Type\":\"cluster\",\"Source\":\"x\",\"Target\":\"/a\"}", 1);
    create("bind", "app:1", "{\"Type\":\"bind\",\"Source\":\"/nope\",\"Target\":\"/a\"}", 1);

    assertThat(status("missing").toString())
        .contains("\"State\":\"rejected\"", "\"Err\":\"No such image: nope:1\"");
    assertThat(status("cluster").toString())
        .contains(
            "\"State\":\"pending\"",
            "no suitable node (cannot fulfill requested CSI volume mounts on 1 node)");
    assertThat(status("bind").path("Err").asText())
        .isEqualTo(
            "invalid mount config for type \"bind\": bind source path does not exist: /nope");
    assertThat(docker.snapshot().containers()).isEmpty();
  }

  private JsonNode status(String service) {
    return get("/tasks?filters=%7B%22service%22:%5B%22" + service + "%22%5D%7D").at("/0/Status");
  }

  @Test
  void taskWhoseContainerEnds_followsIt() {
    create("web", "app:1", "", 1);
    String container = status("web").at("/ContainerStatus/ContainerID").asText();
    require(204, say(docker, "DELETE /containers/" + container + "?force=1"));

    assertThat(status("web").path("State").asText()).isEqualTo("failed");
    assertThat(status("web").path("Err").asText()).isEqualTo("task: non-zero exit (137)");
    assertThat(get("/tasks").at("/0/DesiredState").asText()).isEqualTo("shutdown");
  }

  @Test
  void programThatEnds_isAllowedOnlyWhereNothingWouldStartItAgain() {
    docker.programs().forImage("app:1", run -> ProgramEnd.exited(0));
    create("once", "app:1", "", 1);
    assertThat(status("once").path("State").asText()).isEqualTo("complete");

    String always = service("again", "app:1", "", 1).replace("none", "any");
    assertThatThrownBy(() -> say(docker, "POST /services/create", always))
        .isInstanceOf(NotInFakeException.class)
        .hasMessageContaining("does not start tasks again");
  }

  @Test
  void restart_isRefusedIfTasksWouldBeStartedAgain() {
    create("once", "app:1", "", 1);
    docker.restart();
    assertThat(status("once").path("State").asText()).isEqualTo("failed");

    require(
        201,
        say(
            docker,
            "POST /services/create",
            service("again", "app:1", "", 1).replace("none", "any")));
    assertThatThrownBy(docker::restart)
        .isInstanceOf(NotInFakeException.class)
        .hasMessageContaining("service again");
  }

  @Test
  void taskWhoseContainerCannotStart_saysWhy() {
    String subpath = ",\"VolumeOptions\":{\"Subpath\":\"nope\"}}";
    create("web", "app:1", DATA.replace("}", subpath), 1);

    assertThat(status("web").path("State").asText()).isEqualTo("failed");
    assertThat(status("web").path("Message").asText()).isEqualTo("starting");
    assertThat(status("web").path("Err").asText())
        .startsWith("starting container failed: cannot access path");
    require(200, say(docker, "DELETE /services/web"));
    assertThat(docker.snapshot().containers()).isEmpty();
  }

  @Test
  void whatIsNotDone_isRefusedByName() {
    for (String more :
        List.of("\"Hosts\":[\"a b\"]", "\"Secrets\":[{\"SecretID\":\"x\"}]", "\"Init\":true")) {
      String spec = service("web", "app:1", "", 0).replace("\"Mounts\"", more + ",\"Mounts\"");
      assertThatThrownBy(() -> say(docker, "POST /services/create", spec))
          .isInstanceOf(NotInFakeException.class)
          .hasMessageContaining(more.substring(1, more.indexOf(':') - 1));
    }
    String global =
        service("web", "app:1", "", 0).replaceFirst("\"Replicated.*", "\"Global\":{}}}");
    assertThatThrownBy(() -> say(docker, "POST /services/create", global))
        .isInstanceOf(NotInFakeException.class)
        .hasMessageContaining("Mode.Global");
    assertThatThrownBy(() -> say(docker, "GET /services?filters=%7B%22mode%22:%5B%22x%22%5D%7D"))
        .isInstanceOf(NotInFakeException.class);
    assertThatThrownBy(() -> say(docker, "POST /swarm/init", "{\"ForceNewCluster\":true}"))
        .isInstanceOf(NotInFakeException.class);
  }

  @Test
  void whatIsInTheSwarm_isToldInSnapshotsAndAsLeftovers() {
    EngineSnapshot empty = docker.snapshot();
    require(201, say(docker, "POST /secrets/create", "{\"Name\":\"key\",\"Data\":\"aHVzaA==\"}"));
    create("web", "app:1", DATA.replace("}", ",\"ReadOnly\":true}"), 0);
    require(
        201,
        say(
            docker,
            "POST /volumes/create",
            "{\"Name\":\"cv\",\"Driver\":\"csi\",\"ClusterVolumeSpec\":{\"AccessMode\":"
                + "{\"MountVolume\":{}}}}"));

    EngineSnapshot full = docker.snapshot();
    assertThat(full.changesSince(empty))
        .extracting(StateChange::toString)
        .containsExactly(
            "cluster volume cv: created", "secret key: created", "service web: created");
    assertThat(full.swarm().orElseThrow().services().get(0).mounts())
        .containsExactly(new MountSnapshot("volume", "data", "/d", false));
    assertThat(docker.leftovers(Leftover.SERVICES)).containsExactly("web");
    assertThat(docker.leftovers(Leftover.SECRETS)).containsExactly("key");
    assertThat(docker.leftovers(Leftover.CLUSTER_VOLUMES)).containsExactly("cv");

    docker.restore(empty);
    assertThat(get("/services")).isEmpty();
    docker.restore(full);
    assertThat(docker.snapshot()).isEqualTo(full);
    require(200, say(docker, "POST /swarm/leave?force=1"));
    assertThat(docker.snapshot().swarm()).isEmpty();
    docker.restore(full);
    assertThatThrownBy(docker::closeLeavingNothing)
        .hasMessageContaining("services: web")
        .hasMessageContaining("secrets: key")
        .hasMessageContaining("cluster volumes: cv");
  }
}
