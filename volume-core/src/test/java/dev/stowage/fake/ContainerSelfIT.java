package dev.stowage.fake;

import static dev.stowage.volume.mount.MountDefinition.bind;
import static dev.stowage.volume.mount.MountDefinition.tmpfs;
import static dev.stowage.volume.mount.MountDefinition.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.stowage.docker.DockerStorage;
import dev.stowage.engines.EachEngine;
import dev.stowage.engines.TestEngine;
import dev.stowage.testkit.ContainerSelf;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.tree.FileTree;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.mount.ContainerMounts;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** What a process in a container reads of itself, in memory and on the engine that is imitated. */
@EachEngine
class ContainerSelfIT {

  private static final ContainerMounts MOUNTS =
      ContainerMounts.of(
          bind("/etc").at("/work x").readOnly(),
          volume("stowage-self").at("/data/in"),
          volume("stowage-self").at("/deep/er/still").readOnly(),
          tmpfs().at("/t"));

  @Parameter TestEngine engine;

  @Test
  void mountinfo_isThatOnTheEngine() {
    String root = engine.get("/info").path("DockerRootDir").asText();
    String printed;
    engine.storage().volumes().ensure(VolumeDefinition.named("stowage-self").build());
    try {
      printed = engine.run(MOUNTS, "hostname; cat /proc/self/mountinfo").output();
    } finally {
      engine.storage().volumes().remove("stowage-self");
    }
    Map<String, String> real = lines(printed, root);
    assumeThat(real.get("/work\\040x"))
        .as("the engine's files are in one file system")
        .startsWith("/etc ");
    try (FakeDocker docker = FakeDocker.create(DockerCommandIT.profile(engine))) {
      ContainerSelf self = start(docker);

      Map<String, String> fake = lines(self.mountinfo(), docker.topology().dataRoot());
      assertThat(fake).isNotEmpty().containsKeys("/", "/proc", "/etc/hostname");
      real.keySet().retainAll(fake.keySet());
      assertThat(fake).isEqualTo(real);
      assertThat(printed.lines().findFirst().orElseThrow()).matches("[0-9a-f]{12}");
      assertThat(self.hostname()).matches("[0-9a-f]{12}");
    }
  }

  private static ContainerSelf start(FakeDocker docker) {
    docker.addImage("self:1", FileTree.empty());
    DockerStorage storage = DockerStorage.using(docker.config(), docker.transport());
    storage.volumes().ensure(VolumeDefinition.named("stowage-self").build());
    storage
        .mount(MOUNTS, storage.docker().createContainerCmd("self:1").withCmd("x").withName("self"))
        .exec();
    storage.docker().startContainerCmd("self").exec();
    return docker.inside("self");
  }

  /**
   * Returns by target what is mounted there, how, and how it is propagated, without what every
   * machine has otherwise: numbers, layers, disks and control groups.
   */
  private static Map<String, String> lines(String mountinfo, String dataRoot) {
    Map<String, String> lines = new TreeMap<>();
    for (String line : mountinfo.lines().toList()) {
      String[] columns = line.strip().split(" ", -1);
      if (columns.length > 8 && !columns[4].startsWith("/sys/fs/cgroup/")) {
        String what = columns[3].replace(dataRoot, "ROOT").replaceAll("[0-9a-f]{64}", "ID");
        String tail = line.substring(line.indexOf(" - "));
        boolean layers = columns[4].equals("/");
        String system = what.equals("/") && !layers ? tail.strip() : "";
        String shared = layers ? "" : columns[6].replaceAll("\\d+", "N");
        lines.put(columns[4], what + " " + columns[5] + " " + shared + " " + system);
      }
    }
    return lines;
  }
}
