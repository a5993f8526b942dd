package dev.stowage.docker.check;

import dev.stowage.docker.engine.TakenTarget;
import dev.stowage.volume.Finding;
import dev.stowage.volume.mount.ContainerMounts;
import dev.stowage.volume.mount.ContainerPath;
import dev.stowage.volume.mount.MountDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One target, one mount: also across everything the caller had set. */
final class TargetRules {

  private static final String PIPE = "\\\\.\\pipe\\";

  private TargetRules() {}

  static List<Finding> findings(ContainerMounts mounts, Collection<TakenTarget> taken) {
    Map<Object, MountDefinition> wanted = new HashMap<>();
    mounts.forEach(
        mount -> place(mount.target().value()).ifPresent(place -> wanted.put(place, mount)));
    List<Finding> findings = new ArrayList<>();
    Map<Object, TakenTarget> seen = new HashMap<>();
    for (TakenTarget target : taken) {
      Optional<Object> place = place(target.path());
      if (place.isEmpty()) {
        continue;
      }
      TakenTarget earlier = seen.putIfAbsent(place.get(), target);
      if (earlier != null && collide(earlier, target)) {
        findings.add(collision(target.by(), earlier.by(), place.get()));
      }
      MountDefinition mount = wanted.get(place.get());
      if (mount != null) {
        findings.add(collision(mount.toString(), target.by(), place.get()));
      }
    }
    return findings;
  }

  private static boolean collide(TakenTarget one, TakenTarget other) {
    return one.group() != TakenTarget.Group.VOLUMES_FROM || other.group() != one.group();
  }

  /**
   * Answers what is equal for paths that are the same place to the engine; what docker-java's user
   * wrote and is no path is left to the engine to refuse.
   */
  private static Optional<Object> place(String path) {
    if (path.startsWith(PIPE)) {
      return Optional.of(path.toLowerCase(Locale.ROOT));
    }
    return ContainerPath.problem(path).isPresent()
        ? Optional.empty()
        : Optional.of(ContainerPath.of(path));
  }

  private static Finding collision(String one, String other, Object place) {
    return new Finding(
        one,
        "meets "
            + other
            + " at "
            + place
            + ", and the engine would refuse one or drop it in silence",
        "keep one of them, or move one to another target");
  }
}
