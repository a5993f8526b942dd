package dev.stowage.docker.check;

import dev.stowage.docker.engine.EngineIdentity;
import dev.stowage.volume.Finding;
import dev.stowage.volume.mount.ImageMount;
import dev.stowage.volume.mount.MountDefinition;
import dev.stowage.volume.mount.PipeMount;
import dev.stowage.volume.mount.Platform;
import dev.stowage.volume.mount.TmpfsMount;
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
    switch (destination) {
      case CONTAINER -> ContainerRules.judge(mount, engine, findings);
      case SERVICE -> ServiceRules.judge(mount, engine, findings);
    }
    return findings;
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
