package dev.stowage.testkit.route;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stowage.testkit.container.Settings;
import dev.stowage.testkit.engine.NotInFakeException;
import dev.stowage.testkit.swarm.Cluster;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what is asked of a service into what Swarm keeps of it. */
final class ServiceSpec {

  private static final Set<String> PROPAGATIONS =
      Set.of("private", "rprivate", "shared", "rshared", "slave", "rslave");

  private static final String HOST = "host";

  private final World world;
  private final Cluster cluster;

  ServiceSpec(World world, Cluster cluster) {
    this.world = world;
    this.cluster = cluster;
  }

  Settings read(Call call) {
    SwarmBody body = SwarmBody.of(call, world, "ServiceSpec");
    Settings spec = body.settings(SwarmFields.SERVICE);
    Settings task = spec.in("TaskTemplate");
    if (task.find("ContainerSpec").isEmpty()) {
      throw EngineFailure.badRequest("mismatched Runtime and *Spec fields");
    }
    refuseOthers(body.part("Mode"), task);
    return spec.with("Labels", spec.texts("Labels"))
        .with("TaskTemplate", task(task).values())
        .with("Mode", Map.of("Replicated", Map.of("Replicas", replicas(spec.in("Mode")))));
  }

  private static void refuseOthers(JsonNode mode, Settings task) {
    for (String other : SwarmFields.OTHER_MODES) {
      if (mode.isObject() && FieldReader.find(mode, other).isObject()) {
        throw new NotInFakeException(
            "the fake engine runs services that are replicated, and not Mode." + other);
      }
    }
    if (!Set.of("", "container").contains(task.text("Runtime"))) {
      throw new NotInFakeException(
          "the fake engine does not do TaskTemplate.Runtime " + task.text("Runtime"));
    }
  }

  private static long replicas(Settings mode) {
    Settings replicated = mode.in("Replicated");
    return replicated.has("Replicas") ? replicated.number("Replicas") : 1;
  }

  private Settings task(Settings asked) {
    Settings container = asked.in("ContainerSpec").with("Isolation", "default");
    if (container.has("Mounts")) {
      container = container.with("Mounts", mounts(container));
    }
    Settings task = asked.with("ContainerSpec", container.values()).with("Runtime", "container");
    return task.has("Networks") ? task.with("Networks", networks(task)) : task;
  }

  private List<Map<String, Object>> networks(Settings task) {
    List<Map<String, Object>> networks = new ArrayList<>();
    for (Settings network : task.all("Networks")) {
      String target = network.text("Target");
      if (Set.of("bridge", "none").contains(target)) {
        throw new NotInFakeException("the fake engine has no network for services but the host's");
      }
      if (!target.equals(HOST) && !target.equals(cluster.hostNetwork())) {
        throw EngineFailure.system("network " + target + " not found");
      }
      networks.add(Map.of("Target", cluster.hostNetwork()));
    }
    return networks;
  }

  private List<Map<String, @Nullable Object>> mounts(Settings container) {
    return container.all("Mounts").stream().map(this::mount).toList();
  }

  private Map<String, @Nullable Object> mount(Settings mount) {
    String type = mount.text("Type");
    boolean known =
        Set.of("bind", "volume", "tmpfs", "npipe").contains(type)
            || (type.equals("cluster") && world.profile().api().newest().minor() >= 42);
    if (!known) {
      throw EngineFailure.badRequest("invalid MountType: \"" + type + "\"");
    }
    if (type.equals("bind") && world.topology().isDesktop()) {
      throw new NotInFakeException(
          "the fake engine does not translate what services bind in Docker Desktop");
    }
    Map<String, @Nullable Object> kept = new LinkedHashMap<>(mount.values());
    Settings bind = mount.in("BindOptions");
    String propagation = bind.text("Propagation");
    if (!propagation.isEmpty() && !PROPAGATIONS.contains(propagation)) {
      throw EngineFailure.badRequest("invalid MountPropagation: \"" + propagation + "\"");
    }
    if (propagation.isEmpty() && !bind.flag("NonRecursive")) {
      kept.remove("BindOptions");
    } else if (propagation.isEmpty()) {
      kept.put("BindOptions", bind.with("Propagation", "rprivate").values());
    }
    return kept;
  }
}
