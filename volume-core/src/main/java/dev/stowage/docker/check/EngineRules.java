package dev.stowage.docker.check;

import dev.stowage.docker.engine.EngineFeature;
import dev.stowage.docker.engine.EngineIdentity;
import dev.stowage.docker.engine.MountForm;
import dev.stowage.volume.Finding;
import dev.stowage.volume.mount.BindMount;
import dev.stowage.volume.mount.ClusterMount;
import dev.stowage.volume.mount.ImageMount;
import dev.stowage.volume.mount.MountDefinition;
import dev.stowage.volume.mount.Submounts;
import dev.stowage.volume.mount.VolumeMount;
import java.util.ArrayList;
import java.util.List;

/** What an engine at a version can do with one mount. */
final class EngineRules {

  private EngineRules() {}

  static List<Finding> findings(
      MountDefinition mount, EngineIdentity engine, Destination destination) {
    List<Finding> findings = new ArrayList<>(PlatformRules.findings(mount, engine));
    findings.addAll(
        switch (destination) {
          case CONTAINER -> ofContainer(mount, engine);
          case SERVICE -> ServiceRules.findings(mount, engine);
        });
    return findings;
  }

  private static List<Finding> ofContainer(MountDefinition mount, EngineIdentity engine) {
    if (mount instanceof ClusterMount) {
      return List.of(
          new Finding(
              mount.toString(),
              "can be mounted in a Swarm service only",
              "create a service, or mount a volume of this engine"));
    }
    List<EngineFeature> needed = new ArrayList<>();
    if (mount instanceof BindMount bind) {
      if (bind.readOnlySubmounts() == Submounts.READ_ONLY) {
        needed.add(EngineFeature.READ_ONLY_SUBMOUNTS);
      }
      if (bind.createsHostPath() && MountForm.of(bind, engine) == MountForm.OBJECT) {
        needed.add(EngineFeature.CREATE_HOST_PATH);
      }
    } else if (mount instanceof VolumeMount volume && volume.subpath().isPresent()) {
      needed.add(EngineFeature.VOLUME_SUBPATH);
    } else if (mount instanceof ImageMount) {
      needed.add(EngineFeature.IMAGE_MOUNT);
    }
    return needed.stream().flatMap(it -> it.missingIn(engine, mount).stream()).toList();
  }
}
