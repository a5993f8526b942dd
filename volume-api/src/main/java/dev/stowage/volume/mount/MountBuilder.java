package dev.stowage.volume.mount;

import dev.stowage.volume.Finding;
import dev.stowage.volume.failure.InvalidDefinitionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An open mount: everything is said but judged only when it is built, alone or together with others
 * by {@link ContainerMounts#of}. Not thread-safe.
 *
 * @param <B> the builder's own type
 * @param <M> the kind of mount it builds
 */
public abstract sealed class MountBuilder<B extends MountBuilder<B, M>, M extends MountDefinition>
    permits BindMount.Builder,
        VolumeMount.Builder,
        AnonymousVolumeMount.Builder,
        TmpfsMount.Builder,
        ImageMount.Builder,
        PipeMount.Builder,
        ClusterMount.Builder {

  final String target;

  MountBuilder(String target) {
    this.target = target;
  }

  /**
   * Builds the mount.
   *
   * @return the mount
   * @throws InvalidDefinitionException if anything about it cannot be right; it holds all findings
   */
  public final M build() {
    InvalidDefinitionException.throwIfAny("define a mount", findings());
    return construct();
  }

  /** Judges everything that was said; empty if {@link #construct} may be called. */
  final List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    judge(findings);
    judgeTarget(findings);
    return findings.stream()
        .map(it -> new Finding(this + ": " + it.where(), it.problem(), it.remedy()))
        .toList();
  }

  /** Adds what is wrong with the source and the options. */
  abstract void judge(List<Finding> findings);

  /** Adds what is wrong with the target. */
  void judgeTarget(List<Finding> findings) {
    ContainerPath.problem(target).ifPresent(findings::add);
  }

  /** Returns where it would be mounted, or empty if the target cannot be right. */
  final Optional<ContainerPath> place() {
    List<Finding> findings = new ArrayList<>();
    judgeTarget(findings);
    return findings.isEmpty() ? Optional.of(provenTarget()) : Optional.empty();
  }

  /** Takes the target after it has been judged. */
  ContainerPath provenTarget() {
    return ContainerPath.proven(target);
  }

  abstract M construct();

  /** Returns the mount in words, as far as it is said: what is mounted, and where. */
  @Override
  public abstract String toString();
}
