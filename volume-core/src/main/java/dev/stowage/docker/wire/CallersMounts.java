package dev.stowage.docker.wire;

import com.github.dockerjava.api.model.DockerObject;
import com.github.dockerjava.api.model.Mount;
import dev.stowage.docker.engine.TakenTarget;
import dev.stowage.docker.engine.TakenTarget.Group;
import dev.stowage.volume.Finding;
import dev.stowage.volume.failure.InvalidDefinitionException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what callers had set in docker-java's models, and refuses what cannot be read for sure. */
final class CallersMounts {

  private final String attempt;
  private final String owner;

  /**
   * Reads for one purpose.
   *
   * @param attempt what is being prepared
   * @param owner whose mounts they are, such as {@code the command's own}
   */
  CallersMounts(String attempt, String owner) {
    this.attempt = attempt;
    this.owner = owner;
  }

  /** Lists the targets of mount objects; one without a target is left to the engine to refuse. */
  List<TakenTarget> targets(@Nullable List<Mount> mounts) {
    List<TakenTarget> taken = new ArrayList<>();
    for (Mount mount : all("mounts", mounts)) {
      refuseRawValues(mount, "Mount", "Target");
      String target = mount.getTarget();
      if (target != null) {
        taken.add(new TakenTarget(target, owner + " mount " + target, Group.MOUNTS));
      }
    }
    return taken;
  }

  /** Returns all elements of a list that may be null itself, but must not hold null. */
  <T> List<T> all(String field, @Nullable Collection<T> elements) {
    if (elements == null) {
      return List.of();
    }
    if (elements.stream().anyMatch(Objects::isNull)) {
      throw invalid(
          owner + " " + field, "hold null, on which the request would fail", "leave it out");
    }
    return List.copyOf(elements);
  }

  /**
   * Refuses raw values of some fields: they go out beside the typed ones, and the engine, to which
   * the case of a field does not matter, takes the last.
   */
  void refuseRawValues(DockerObject object, String model, String... fields) {
    Optional<String> raw =
        object.getRawValues().keySet().stream()
            .filter(key -> Arrays.stream(fields).anyMatch(key::equalsIgnoreCase))
            .findFirst();
    if (raw.isPresent()) {
      throw invalid(
          model + " raw value " + raw.get(),
          "would replace whatever is mounted in a typed way",
          "set it with the typed method of " + model + ", or define it as a mount");
    }
  }

  InvalidDefinitionException invalid(String where, String problem, String remedy) {
    return new InvalidDefinitionException(attempt, List.of(new Finding(where, problem, remedy)));
  }
}
