package dev.stowage.docker.check;

import dev.stowage.docker.engine.EngineIdentity;
import dev.stowage.volume.Finding;
import dev.stowage.volume.mount.BindMount;
import dev.stowage.volume.mount.ContainerPath.Platform;
import dev.stowage.volume.mount.ImageMount;
import dev.stowage.volume.mount.MountDefinition;
import dev.stowage.volume.mount.PipeMount;
import dev.stowage.volume.mount.Submounts;
import dev.stowage.volume.mount.TmpfsMount;
import java.util.List;
import java.util.Locale;

/** Which mounts are for Linux containers only, and which for Windows containers. */
final class PlatformRules {

  private PlatformRules() {}

  static List<Finding> findings(MountDefinition mount, EngineIdentity engine) {
    Platform wanted = mount.target().platform();
    if (wanted != engine.platform()) {
      return finding(
          mount,
          "is for " + word(wanted) + " containers, and this engine runs " + word(engine.platform()),
          "write a target for the containers of this engine");
    }
    if (wanted == Platform.LINUX) {
      return mount instanceof PipeMount
          ? finding(mount, "is for Windows containers only", "bind mount a socket instead")
          : List.of();
    }
    if (mount instanceof TmpfsMount || mount instanceof ImageMount) {
      return finding(mount, "is for Linux containers only", "use a volume or a bind mount");
    }
    return mount instanceof BindMount bind && hasLinuxOptions(bind)
        ? finding(
            mount,
            "has options for Linux containers only; a Windows engine would refuse or drop them",
            "say nothing but readOnly() of it")
        : List.of();
  }

  private static boolean hasLinuxOptions(BindMount bind) {
    return bind.propagation().isPresent()
        || bind.selinuxLabel().isPresent()
        || bind.createsHostPath()
        || bind.withoutSubmounts()
        || bind.readOnlySubmounts() != Submounts.READ_ONLY_IF_POSSIBLE;
  }

  private static List<Finding> finding(MountDefinition mount, String problem, String remedy) {
    return List.of(new Finding(mount.toString(), problem, remedy));
  }

  private static String word(Platform platform) {
    return platform.name().charAt(0) + platform.name().substring(1).toLowerCase(Locale.ROOT);
  }
}
