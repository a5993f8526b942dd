package dev.stowage.docker.wire;

import com.github.dockerjava.api.model.ContainerSpec;
import com.github.dockerjava.api.model.Mount;
import dev.stowage.docker.engine.EngineIdentity;
import dev.stowage.docker.engine.TakenTarget;
import dev.stowage.docker.engine.TakenTarget.Group;
import dev.stowage.volume.Finding;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.mount.ContainerMounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a Swarm service's container specification mounts already, and adds to it. */
public final class ServiceMounts {

  private ServiceMounts() {}

  /** Lists where something is mounted already. */
  public static List<TakenTarget> taken(ContainerSpec spec) {
    if (spec.getRawValues().containsKey("Mounts")) {
      InvalidDefinitionException.throwIfAny(
          "mount in a service",
          List.of(
              new Finding(
                  "ContainerSpec raw value Mounts",
                  "would replace whatever is mounted in a typed way",
                  "set it with withMounts(...), or define it as a mount")));
    }
    return mounts(spec).stream()
        .filter(mount -> mount.getTarget() != null)
        .map(
            mount ->
                new TakenTarget(
                    mount.getTarget(),
                    "the service's own mount " + mount.getTarget(),
                    Group.MOUNTS))
        .toList();
  }

  /** Adds mounts that have been checked; everything that was there stays, in front. */
  public static void add(ContainerMounts mounts, ContainerSpec spec, EngineIdentity engine) {
    List<Mount> objects = new ArrayList<>(mounts(spec));
    mounts.forEach(mount -> objects.add(MountObjects.of(mount, engine)));
    spec.withMounts(objects);
  }

  private static List<Mount> mounts(ContainerSpec spec) {
    return Optional.ofNullable(spec.getMounts()).orElse(List.of());
  }
}
