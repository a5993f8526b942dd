package dev.stowage.docker.check;

import dev.stowage.docker.engine.EngineFeature;
import dev.stowage.docker.engine.EngineIdentity;
import dev.stowage.volume.Finding;
import dev.stowage.volume.mount.BindMount;
import dev.stowage.volume.mount.ImageMount;
import dev.stowage.volume.mount.MountDefinition;
import dev.stowage.volume.mount.Submounts;
import dev.stowage.volume.mount.TmpfsMount;
import dev.stowage.volume.mount.VolumeMount;
import java.util.List;

/**
 * What Swarm drops or refuses, which keeps a model of mounts of its own: up to engine 28.5 it
 * forgets some fields that the same engine knows for containers.
 */
final class ServiceRules {

  private ServiceRules() {}

  static void judge(MountDefinition mount, EngineIdentity engine, List<Finding> findings) {
    if (mount instanceof BindMount bind) {
      judgeBind(bind, engine, findings);
    } else if (mount instanceof ImageMount) {
      findings.add(refusal(mount, "is unknown to Swarm", "mount a volume"));
    } else if (mount instanceof VolumeMount volume && volume.subpath().isPresent()) {
      EngineFeature.VOLUME_SUBPATH.missingIn(engine, mount).ifPresent(findings::add);
    } else if (mount instanceof TmpfsMount tmpfs && tmpfs.exec()) {
      EngineFeature.TMPFS_OPTIONS.missingIn(engine, mount).ifPresent(findings::add);
    }
  }

  private static void judgeBind(BindMount bind, EngineIdentity engine, List<Finding> findings) {
    if (bind.selinuxLabel().isPresent()) {
      findings.add(
          refusal(
              bind,
              "has an SELinux label, which cannot be said for a service",
              "label the files on the host"));
    } else if (bind.createsHostPath()) {
      findings.add(
          refusal(
              bind,
              "wants its host path created, which Swarm forgets",
              "create it on every node that may run the service"));
    }
    // An engine that does not know the choice leaves submounts writable anyway.
    boolean dropsWritable =
        bind.readOnlySubmounts() == Submounts.WRITABLE
            && EngineFeature.WRITABLE_SUBMOUNTS.isIn(engine);
    if (dropsWritable || bind.readOnlySubmounts() == Submounts.READ_ONLY) {
      findings.add(
          refusal(
              bind,
              "has a choice for read-only submounts, which Swarm forgets",
              "use readOnly() alone, or leave submounts out"));
    }
  }

  private static Finding refusal(MountDefinition mount, String problem, String remedy) {
    return new Finding(mount.toString(), problem, remedy);
  }
}
