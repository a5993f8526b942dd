package dev.stowage.testkit.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stowage.testkit.container.Settings;
import dev.stowage.testkit.engine.EngineProfile;
import dev.stowage.testkit.swarm.Cluster;
import dev.stowage.testkit.swarm.StoredSecret;
import dev.stowage.testkit.swarm.StoredService;
import dev.stowage.testkit.swarm.SwarmMeta;
import dev.stowage.testkit.swarm.SwarmTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is in a Swarm, as the engine shows it. */
final class SwarmJson {

  private final EngineProfile profile;
  private final FieldWriter writer;

  SwarmJson(EngineProfile profile) {
    this.profile = profile;
    this.writer = new FieldWriter(profile.api().newest().minor());
  }

  /** Returns an object of names and values in turn, which stay in that order. */
  private static Map<String, Object> object(Object... namesAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return object;
  }

  static Map<String, @Nullable Object> of(SwarmMeta meta) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("ID", meta.id());
    json.put("Version", Map.of("Index", meta.version()));
    json.put("CreatedAt", Timestamp.of(meta.created()));
    json.put("UpdatedAt", Timestamp.of(meta.updated()));
    return json;
  }

  /** Shows the Swarm itself, as {@code /info} does; there are no certificates. */
  Map<String, @Nullable Object> of(Cluster cluster) {
    Map<String, @Nullable Object> json = of(cluster.meta());
    Map<String, @Nullable Object> spec = new LinkedHashMap<>();
    spec.put("Name", "default");
    spec.put("Labels", Map.of());
    spec.put("Orchestration", Map.of("TaskHistoryRetentionLimit", 5));
    spec.put(
        "Raft",
        object(
            "SnapshotInterval", 10_000,
            "KeepOldSnapshots", 0,
            "LogEntriesForSlowFollowers", 500,
            "ElectionTick", 10,
            "HeartbeatTick", 1));
    spec.put("Dispatcher", Map.of("HeartbeatPeriod", Duration.ofSeconds(5).toNanos()));
    spec.put("CAConfig", Map.of("NodeCertExpiry", Duration.ofDays(90).toNanos()));
    spec.put("TaskDefaults", Map.of());
    spec.put("EncryptionConfig", Map.of("AutoLockManagers", false));
    json.put("Spec", spec);
    json.put("RootRotationInProgress", false);
    json.put("DefaultAddrPool", List.of("10.0.0.0/8"));
    json.put("SubnetSize", 24);
    json.put("DataPathPort", 4789);
    return json;
  }

  /** Shows the Swarm to who asks for it alone. */
  Map<String, @Nullable Object> inspected(Cluster cluster) {
    Map<String, @Nullable Object> json = of(cluster);
    json.put(
        "JoinTokens",
        object("Worker", cluster.joinToken(false), "Manager", cluster.joinToken(true)));
    return json;
  }

  /** Shows what this node has to do with the Swarm. */
  Map<String, @Nullable Object> info(Cluster cluster) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("NodeID", cluster.node().id());
    json.put("NodeAddr", cluster.address());
    json.put("LocalNodeState", "active");
    json.put("ControlAvailable", true);
    json.put("Error", "");
    json.put(
        "RemoteManagers",
        List.of(
            object(
                "NodeID", cluster.node().id(), "Addr", cluster.address() + ":" + cluster.port())));
    json.put("Nodes", 1);
    json.put("Managers", 1);
    json.put("Cluster", of(cluster));
    return json;
  }

  Map<String, @Nullable Object> node(Cluster cluster) {
    ObjectNode self = EngineSelf.of(profile, "info");
    Map<String, @Nullable Object> json = of(cluster.node());
    json.put("Spec", object("Labels", Map.of(), "Role", "manager", "Availability", "active"));
    json.put(
        "Description",
        object(
            "Hostname",
            self.path("Name").asText(),
            "Platform",
            object("Architecture", self.path("Architecture").asText(), "OS", "linux"),
            "Resources",
            object(
                "NanoCPUs",
                self.path("NCPU").asLong() * 1_000_000_000,
                "MemoryBytes",
                self.path("MemTotal").asLong()),
            "Engine",
            object("EngineVersion", profile.engineVersion(), "Plugins", plugins(self))));
    json.put("Status", object("State", "ready", "Addr", cluster.address()));
    json.put(
        "ManagerStatus",
        object(
            "Leader",
            true,
            "Reachability",
            "reachable",
            "Addr",
            cluster.address() + ":" + cluster.port()));
    return json;
  }

  private static List<Map<String, Object>> plugins(ObjectNode self) {
    List<Map<String, Object>> plugins = new ArrayList<>();
    for (String type : List.of("Log", "Network", "Volume")) {
      for (JsonNode name : self.path("Plugins").path(type)) {
        plugins.add(object("Type", type, "Name", name.asText()));
      }
    }
    return plugins;
  }

  static Map<String, @Nullable Object> of(StoredSecret secret) {
    Map<String, @Nullable Object> json = of(secret.meta());
    json.put("Spec", object("Name", secret.name(), "Labels", secret.labels()));
    return json;
  }

  Map<String, @Nullable Object> of(StoredService service) {
    Map<String, @Nullable Object> json = of(service.meta());
    json.put("Spec", writer.write(service.spec(), SwarmFields.SERVICE));
    service
        .previous()
        .ifPresent(it -> json.put("PreviousSpec", writer.write(it, SwarmFields.SERVICE)));
    List<Map<String, String>> addresses =
        service.spec().in("TaskTemplate").all("Networks").stream()
            .map(network -> Map.of("NetworkID", network.text("Target")))
            .toList();
    Map<String, Object> endpoint = object("Spec", Map.of());
    if (!addresses.isEmpty()) {
      endpoint.put("VirtualIPs", addresses);
    }
    json.put("Endpoint", endpoint);
    return json;
  }

  /** Shows a service with what Swarm takes where it says nothing. */
  ObjectNode withDefaults(StoredService service) {
    ObjectNode json = Json.MAPPER.valueToTree(of(service));
    ServiceDefaults.fill(json.withObject("/Spec"));
    return json;
  }

  /** Tells whether tasks of one specification are no tasks of another. */
  boolean differInTasks(Settings one, Settings other) {
    return !task(one).equals(task(other));
  }

  private JsonNode task(Settings spec) {
    ObjectNode json = Json.MAPPER.valueToTree(writer.write(spec, SwarmFields.SERVICE));
    return ServiceDefaults.fill(json).path("TaskTemplate");
  }

  /** Counts the tasks of a service. */
  static Map<String, Object> status(StoredService service) {
    return object(
        "RunningTasks", count(service, "running"),
        "DesiredTasks", service.replicas(),
        "CompletedTasks", count(service, "complete"));
  }

  private static long count(StoredService service, String state) {
    return service.tasks().stream().filter(task -> task.state().equals(state)).count();
  }

  Map<String, @Nullable Object> of(SwarmTask task, StoredService service, Cluster cluster) {
    Map<String, @Nullable Object> json = of(task.meta());
    json.put("Labels", Map.of());
    json.put("Spec", writer.write(task.template().without("Runtime"), SwarmFields.TASK));
    json.put("ServiceID", service.meta().id());
    json.put("Slot", task.slot());
    if (task.isPlaced()) {
      json.put("NodeID", cluster.node().id());
    }
    json.put("Status", status(task));
    json.put("DesiredState", task.desiredState());
    if (profile.api().newest().minor() >= 42) {
      json.put("Volumes", null);
    }
    return json;
  }

  private static Map<String, @Nullable Object> status(SwarmTask task) {
    Map<String, @Nullable Object> status = new LinkedHashMap<>();
    status.put("Timestamp", Timestamp.of(task.since()));
    status.put("State", task.state());
    status.put("Message", task.message());
    if (!task.error().isEmpty()) {
      status.put("Err", task.error());
    }
    if (task.isPlaced()) {
      status.put(
          "ContainerStatus",
          object(
              "ContainerID",
              task.container().map(container -> container.id()).orElse(""),
              "PID",
              task.state().equals("running") ? 1 : 0,
              "ExitCode",
              task.exitCode()));
    }
    status.put("PortStatus", Map.of());
    return status;
  }
}
