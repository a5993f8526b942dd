package dev.stowage.docker.check;

import dev.stowage.docker.engine.EngineFeature;
import dev.stowage.docker.engine.EngineIdentity;
import dev.stowage.docker.engine.MountForm;
import dev.stowage.volume.Finding;
import dev.stowage.volume.mount.BindMount;
import dev.stowage.volume.mount.ImageMount;
import dev.stowage.volume.mount.MountDefinition;
import dev.stowage.volume.mount.Submounts;
import dev.stowage.volume.mount.TmpfsMount;
import dev.stowage.volume.mount.VolumeMount;
import java.util.List;

/** What an engine at a version drops or refuses when it creates a container. */
final class ContainerRules {

  private ContainerRules() {}

  static void judge(MountDefinition mount, EngineIdentity engine, List<Finding> findings) {
    boolean asObject = MountForm.of(mount, engine) == MountForm.OBJECT;
    if (mount instanceof BindMount bind) {
      if (bind.readOnlySubmounts() == Submounts.READ_ONLY) {
        EngineFeature.READ_ONLY_SUBMOUNTS.missingIn(engine, bind).ifPresent(findings::add);
      }
      if (bind.createsHostPath() && asObject) {
        EngineFeature.CREATE_HOST_PATH.missingIn(engine, bind).ifPresent(findings::add);
      }
    } else if (mount instanceof VolumeMount volume && volume.subpath().isPresent()) {
      EngineFeature.VOLUME_SUBPATH.missingIn(engine, mount).ifPresent(findings::add);
    } else if (mount instanceof ImageMount) {
      EngineFeature.IMAGE_MOUNT.missingIn(engine, mount).ifPresent(findings::add);
    } else if (mount instanceof TmpfsMount tmpfs && tmpfs.exec() && asObject) {
      EngineFeature.TMPFS_OPTIONS.missingIn(engine, mount).ifPresent(findings::add);
    }
  }
}
