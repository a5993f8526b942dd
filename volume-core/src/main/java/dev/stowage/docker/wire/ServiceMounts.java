package dev.stowage.docker.wire;

import com.github.dockerjava.api.model.ContainerSpec;
import com.github.dockerjava.api.model.Mount;
import dev.stowage.docker.engine.EngineIdentity;
import dev.stowage.docker.engine.TakenTarget;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.mount.ContainerMounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a Swarm service's container specification mounts already, and adds to it. */
public final class ServiceMounts {

  private static final CallersMounts CALLERS =
      new CallersMounts("mount in a service", "the service's own");

  private ServiceMounts() {}

  /**
   * Lists where something is mounted already.
   *
   * @throws InvalidDefinitionException if raw values or nulls hide what is mounted
   */
  public static List<TakenTarget> taken(ContainerSpec spec) {
    CALLERS.refuseRawValues(spec, "ContainerSpec", "Mounts");
    return CALLERS.targets(spec.getMounts());
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
