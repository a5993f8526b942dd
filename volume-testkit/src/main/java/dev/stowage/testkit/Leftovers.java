package dev.stowage.testkit;

import dev.stowage.testkit.gate.LeftOpen;
import dev.stowage.testkit.state.ClusterVolumeSnapshot;
import dev.stowage.testkit.state.ContainerSnapshot;
import dev.stowage.testkit.state.EngineSnapshot;
import dev.stowage.testkit.state.ImageSnapshot;
import dev.stowage.testkit.state.PluginSnapshot;
import dev.stowage.testkit.state.ServiceSnapshot;
import dev.stowage.testkit.state.SwarmSnapshot;
import dev.stowage.testkit.state.VolumeSnapshot;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was left in an engine, by kind. */
final class Leftovers {

  private final Map<Leftover, List<String>> byKind = new EnumMap<>(Leftover.class);
  private final List<LeftOpen> open;

  Leftovers(List<LeftOpen> open, EngineSnapshot state) {
    this.open = open;
    byKind.put(Leftover.OPEN_ANSWERS, open.stream().map(it -> it.call().toString()).toList());
    byKind.put(
        Leftover.CONTAINERS, state.containers().stream().map(ContainerSnapshot::name).toList());
    byKind.put(Leftover.VOLUMES, state.volumes().stream().map(VolumeSnapshot::name).toList());
    byKind.put(Leftover.IMAGES, state.images().stream().map(ImageSnapshot::toString).toList());
    byKind.put(Leftover.PLUGINS, state.plugins().stream().map(PluginSnapshot::name).toList());
    state.swarm().ifPresent(this::add);
  }

  private void add(SwarmSnapshot swarm) {
    byKind.put(Leftover.SERVICES, swarm.services().stream().map(ServiceSnapshot::name).toList());
    byKind.put(Leftover.SECRETS, swarm.secrets());
    byKind.put(
        Leftover.CLUSTER_VOLUMES,
        swarm.volumes().stream().map(ClusterVolumeSnapshot::name).toList());
  }

  List<String> of(Leftover kind) {
    return byKind.getOrDefault(kind, List.of());
  }

  /** Fails if there is something of such a kind, showing where open answers come from. */
  void requireNone(Set<Leftover> forbidden) {
    StringBuilder text = new StringBuilder();
    byKind.forEach(
        (kind, names) -> {
          if (forbidden.contains(kind) && !names.isEmpty()) {
            text.append("\n  ").append(word(kind)).append(": ").append(String.join(", ", names));
          }
        });
    if (text.length() > 0) {
      AssertionError error = new AssertionError("the test left in the engine:" + text);
      if (forbidden.contains(Leftover.OPEN_ANSWERS)) {
        open.forEach(answer -> error.addSuppressed(answer.opened()));
      }
      throw error;
    }
  }

  private static String word(Leftover kind) {
    return switch (kind) {
      case OPEN_ANSWERS -> "answers that nobody closed";
      case CONTAINERS -> "containers";
      case VOLUMES -> "volumes";
      case IMAGES -> "images";
      case PLUGINS -> "managed plugins";
      case SERVICES -> "services";
      case SECRETS -> "secrets";
      case CLUSTER_VOLUMES -> "cluster volumes";
    };
  }
}
