package dev.stowage.docker.check;

import dev.stowage.docker.engine.EngineFeature;
import dev.stowage.docker.engine.EngineIdentity;
import dev.stowage.volume.Finding;
import dev.stowage.volume.mount.BindMount;
import dev.stowage.volume.mount.ClusterMount;
import dev.stowage.volume.mount.ImageMount;
import dev.stowage.volume.mount.MountDefinition;
import dev.stowage.volume.mount.Submounts;
import dev.stowage.volume.mount.TmpfsMount;
import dev.stowage.volume.mount.VolumeMount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Swarm does not pass on to the containers of a service.
 *
 * <p>The engine takes the specification and stores less of it: of the options of a bind only
 * propagation and submounts left out survive, in every version so far (seen on 28.5.2, read in the
 * source of 29).
 */
final class ServiceRules {

  private ServiceRules() {}

  static List<Finding> findings(MountDefinition mount, EngineIdentity engine) {
    if (mount instanceof BindMount bind) {
      return ofBind(bind);
    }
    if (mount instanceof ImageMount) {
      return List.of(
          unsayable(mount, "mounting an image", "copy its files into a volume, or run the image"));
    }
    Optional<Finding> missing = Optional.empty();
    if (mount instanceof VolumeMount volume && volume.subpath().isPresent()) {
      missing = EngineFeature.SERVICE_SUBPATH.missingIn(engine, mount);
    } else if (mount instanceof TmpfsMount tmpfs && tmpfs.exec()) {
      missing = EngineFeature.TMPFS_OPTIONS.missingIn(engine, mount);
    } else if (mount instanceof ClusterMount) {
      missing = EngineFeature.CLUSTER_VOLUMES.missingIn(engine, mount);
    }
    return missing.stream().toList();
  }

  private static List<Finding> ofBind(BindMount bind) {
    List<Finding> findings = new ArrayList<>();
    if (bind.selinuxLabel().isPresent()) {
      findings.add(unsayable(bind, "an SELinux label", "label the files on the host"));
    } else if (bind.createsHostPath()) {
      findings.add(unsayable(bind, "creating the host path", "create it on every node"));
    }
    if (bind.readOnlySubmounts() != Submounts.READ_ONLY_IF_POSSIBLE) {
      findings.add(
          unsayable(bind, "a choice about submounts", "use readOnly() or withoutSubmounts()"));
    }
    return findings;
  }

  private static Finding unsayable(MountDefinition mount, String wish, String remedy) {
    return new Finding(
        mount.toString(),
        wish + " cannot be said for a service: Swarm does not pass it on",
        remedy);
  }
}
