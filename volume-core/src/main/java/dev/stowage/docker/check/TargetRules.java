package dev.stowage.docker.check;

import dev.stowage.docker.engine.TakenTarget;
import dev.stowage.volume.Finding;
import dev.stowage.volume.mount.ContainerMounts;
import dev.stowage.volume.mount.ContainerPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One target, one mount: also across everything the caller had set. */
final class TargetRules {

  private TargetRules() {}

  static List<Finding> findings(ContainerMounts mounts, Collection<TakenTarget> taken) {
    List<Finding> findings = new ArrayList<>();
    Map<ContainerPath, TakenTarget> seen = new HashMap<>();
    for (TakenTarget target : taken) {
      Optional<ContainerPath> path = cleaned(target.path());
      if (path.isEmpty()) {
        continue;
      }
      TakenTarget earlier = seen.putIfAbsent(path.get(), target);
      if (earlier != null && collide(earlier, target)) {
        findings.add(collision(target.by(), earlier.by(), path.get()));
      }
      mounts
          .at(path.get())
          .ifPresent(mount -> findings.add(collision(mount.toString(), target.by(), path.get())));
    }
    return findings;
  }

  private static boolean collide(TakenTarget one, TakenTarget other) {
    return one.group() != TakenTarget.Group.VOLUMES_FROM || other.group() != one.group();
  }

  /**
   * Reads a path that docker-java's user wrote; what is no path is left to the engine to refuse.
   */
  private static Optional<ContainerPath> cleaned(String path) {
    return ContainerPath.problem(path).isPresent()
        ? Optional.empty()
        : Optional.of(ContainerPath.of(path));
  }

  private static Finding collision(String one, String other, ContainerPath path) {
    return new Finding(
        one,
        "meets "
            + other
            + " at "
            + path
            + ", and the engine would refuse one or drop it in silence",
        "keep one of them, or move one to another target");
  }
}
