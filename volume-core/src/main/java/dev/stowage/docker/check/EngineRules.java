package dev.stowage.docker.check;

import dev.stowage.docker.engine.Capability;
import dev.stowage.docker.engine.EngineIdentity;
import dev.stowage.docker.engine.MountForm;
import dev.stowage.volume.Finding;
import dev.stowage.volume.mount.BindMount;
import dev.stowage.volume.mount.ImageMount;
import dev.stowage.volume.mount.MountDefinition;
import dev.stowage.volume.mount.PipeMount;
import dev.stowage.volume.mount.Platform;
import dev.stowage.volume.mount.Submounts;
import dev.stowage.volume.mount.TmpfsMount;
import dev.stowage.volume.mount.VolumeMount;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an engine at a version can do with one mount. */
final class EngineRules {

  private EngineRules() {}

  static List<Finding> findings(
      MountDefinition mount, EngineIdentity engine, Destination destination) {
    List<Finding> findings = new ArrayList<>();
    judgePlatform(mount, engine, findings);
    boolean asObject =
        destination == Destination.SERVICE || MountForm.of(mount, engine) == MountForm.OBJECT;
    if (mount instanceof BindMount bind) {
      judgeBind(bind, engine, asObject, findings);
    } else if (mount instanceof VolumeMount volume && volume.subpath().isPresent()) {
      Capability.VOLUME_SUBPATH.missingIn(engine, mount).ifPresent(findings::add);
    } else if (mount instanceof ImageMount) {
      Capability.IMAGE_MOUNT.missingIn(engine, mount).ifPresent(findings::add);
    } else if (mount instanceof TmpfsMount tmpfs && tmpfs.exec() && asObject) {
      Capability.TMPFS_OPTIONS.missingIn(engine, mount).ifPresent(findings::add);
    }
    return findings;
  }

  private static void judgeBind(
      BindMount bind, EngineIdentity engine, boolean asObject, List<Finding> findings) {
    if (bind.readOnlySubmounts() == Submounts.READ_ONLY) {
      Capability.READ_ONLY_SUBMOUNTS.missingIn(engine, bind).ifPresent(findings::add);
    }
    if (!asObject) {
      return;
    }
    if (bind.selinuxLabel().isPresent()) {
      findings.add(
          new Finding(
              bind.toString(),
              "an SELinux label cannot be said for a service",
              "label the files on the host"));
    } else if (bind.createsHostPath()) {
      Capability.CREATE_HOST_PATH.missingIn(engine, bind).ifPresent(findings::add);
    }
  }

  private static void judgePlatform(
      MountDefinition mount, EngineIdentity engine, List<Finding> findings) {
    Platform wanted = mount.target().platform();
    if (wanted != engine.platform()) {
      findings.add(
          new Finding(
              mount.toString(),
              "is for "
                  + word(wanted)
                  + " containers, and this engine runs "
                  + word(engine.platform()),
              "write a target for the containers of this engine"));
    } else if (wanted == Platform.WINDOWS
        && (mount instanceof TmpfsMount || mount instanceof ImageMount)) {
      findings.add(
          new Finding(
              mount.toString(), "is for Linux containers only", "use a volume or a bind mount"));
    } else if (wanted == Platform.LINUX && mount instanceof PipeMount) {
      findings.add(
          new Finding(
              mount.toString(), "is for Windows containers only", "bind mount a socket instead"));
    }
  }

  private static String word(Platform platform) {
    return platform.name().substring(0, 1) + platform.name().substring(1).toLowerCase(Locale.ROOT);
  }
}
