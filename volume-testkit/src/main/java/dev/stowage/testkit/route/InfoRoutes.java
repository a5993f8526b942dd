package dev.stowage.testkit.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stowage.testkit.container.Container;
import dev.stowage.testkit.container.RunState;
import dev.stowage.testkit.daemon.Daemon;
import dev.stowage.testkit.engine.Dialect;
import dev.stowage.testkit.engine.EngineProfile;
import java.util.List;

/** {@code /info}: what the machine and the engine are like, and how much there is. */
final class InfoRoutes {

  private final Daemon daemon;

  InfoRoutes(Daemon daemon) {
    this.daemon = daemon;
  }

  List<Route> routes() {
    return List.of(Route.of("GET", "/info", (request, none) -> info(request)).alsoPodman());
  }

  private Reply info(Request request) {
    EngineProfile profile = daemon.world().profile();
    ObjectNode json = EngineSelf.of(profile, "info");
    json.put("ServerVersion", profile.engineVersion());
    ArrayNode drivers = json.withObject("/Plugins").putArray("Volume");
    daemon.volumes().drivers().names().forEach(drivers::add);
    if (profile.dialect() == Dialect.DOCKER) {
      json.put("DockerRootDir", daemon.world().dataRoot());
      daemon
          .swarm()
          .cluster()
          .map(new SwarmJson(profile)::info)
          .ifPresent(swarm -> json.set("Swarm", Json.MAPPER.valueToTree(swarm)));
      json.put("SystemTime", daemon.world().clock().instant().toString());
      putCounts(json);
      new TopologySelf(daemon.world()).info(json);
      asOldAs(request, json);
    }
    return Reply.json(200, json);
  }

  private void putCounts(ObjectNode json) {
    List<RunState> states = daemon.containers().all().stream().map(Container::state).toList();
    long running = states.stream().filter(RunState::isRunning).count();
    long paused = states.stream().filter(RunState::isPaused).count();
    json.put("Containers", states.size());
    json.put("ContainersRunning", running - paused);
    json.put("ContainersPaused", paused);
    json.put("ContainersStopped", states.size() - running);
    json.put("Images", daemon.images().all().size());
  }

  /** The data are those of the engine's newest API version; older ones saw more or less. */
  private void asOldAs(Request request, ObjectNode json) {
    boolean has1_44 = daemon.world().profile().api().newest().minor() >= 44;
    if (!request.isAtLeast("1.25")) {
      json.putArray("SecurityOptions").add("seccomp");
      if (!json.has("Containerd")) {
        json.put("ExecutionDriver", "<not supported>");
      }
    }
    if (has1_44 && !request.isAtLeast("1.42")) {
      json.put("KernelMemory", true);
    }
    if (!request.isAtLeast("1.44")) {
      json.path("Runtimes").forEach(runtime -> ((ObjectNode) runtime).remove("status"));
    }
    if (json.has("Containerd")) {
      asBefore28(request, json);
    }
  }

  private static void asBefore28(Request request, ObjectNode json) {
    if (!request.isAtLeast("1.46")) {
      json.remove("Containerd");
    }
    if (!request.isAtLeast("1.47")) {
      ObjectNode registries = (ObjectNode) json.path("RegistryConfig");
      registries.putNull("AllowNondistributableArtifactsCIDRs");
      registries.putNull("AllowNondistributableArtifactsHostnames");
    }
    if (!request.isAtLeast("1.49")) {
      for (String commit : List.of("ContainerdCommit", "RuncCommit", "InitCommit")) {
        JsonNode node = json.path(commit);
        if (!node.path("ID").asText().isEmpty()) {
          ((ObjectNode) node).set("Expected", node.path("ID"));
        }
      }
    }
    if (!request.isAtLeast("1.50")) {
      json.put("BridgeNfIptables", false);
      json.put("BridgeNfIp6tables", false);
    }
  }
}
