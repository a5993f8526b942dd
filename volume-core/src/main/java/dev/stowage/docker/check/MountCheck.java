package dev.stowage.docker.check;

import dev.stowage.docker.engine.EngineIdentity;
import dev.stowage.docker.engine.TakenTarget;
import dev.stowage.volume.Finding;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.failure.UnsupportedByEngineException;
import dev.stowage.volume.mount.ContainerMounts;
import java.util.Collection;
import java.util.List;

/** Everything that is judged before mounts are put into a container or service. */
public final class MountCheck {

  private MountCheck() {}

  /** Lists what the engine cannot do, sorted. */
  public static List<Finding> unsupported(
      ContainerMounts mounts, EngineIdentity engine, Destination destination) {
    return mounts.mounts().stream()
        .flatMap(mount -> EngineRules.findings(mount, engine, destination).stream())
        .sorted()
        .toList();
  }

  /**
   * Passes only mounts that the engine can do and that collide with nothing.
   *
   * @param taken what else is mounted there
   */
  public static void require(
      ContainerMounts mounts,
      EngineIdentity engine,
      Destination destination,
      Collection<TakenTarget> taken) {
    String attempt = "mount " + mounts + " in a " + destination.word();
    InvalidDefinitionException.throwIfAny(attempt, TargetRules.findings(mounts, taken));
    List<Finding> unsupported = unsupported(mounts, engine, destination);
    if (!unsupported.isEmpty()) {
      throw new UnsupportedByEngineException(attempt, engine.toString(), unsupported);
    }
  }
}
