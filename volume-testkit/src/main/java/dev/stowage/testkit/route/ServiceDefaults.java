package dev.stowage.testkit.route;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;

/** What Swarm takes where a service says nothing, shown to who asks for it. */
final class ServiceDefaults {

  private static final long STOP_GRACE = Duration.ofSeconds(10).toNanos();
  private static final long PAUSE = Duration.ofSeconds(5).toNanos();

  private ServiceDefaults() {}

  /** Puts the defaults into a specification. */
  static ObjectNode fill(ObjectNode spec) {
    ObjectNode task = spec.withObject("/TaskTemplate");
    ObjectNode container = task.withObject("/ContainerSpec");
    putIfAbsent(container, "StopGracePeriod", STOP_GRACE);
    container.withObject("/DNSConfig");
    task.withObject("/Resources");
    ObjectNode restart = task.withObject("/RestartPolicy");
    if (!restart.has("Condition")) {
      restart.put("Condition", "any");
    }
    putIfAbsent(restart, "Delay", PAUSE);
    putIfAbsent(restart, "MaxAttempts", 0);
    task.withObject("/Placement");
    for (String config : List.of("UpdateConfig", "RollbackConfig")) {
      if (!spec.has(config)) {
        spec.putObject(config)
            .put("Parallelism", 1)
            .put("FailureAction", "pause")
            .put("Monitor", PAUSE)
            .put("MaxFailureRatio", 0)
            .put("Order", "stop-first");
      }
    }
    return spec;
  }

  private static void putIfAbsent(ObjectNode node, String name, long value) {
    if (!node.has(name)) {
      node.put(name, value);
    }
  }
}
