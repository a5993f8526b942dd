package dev.stowage.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.testkit.engine.NotInFakeException;
import dev.stowage.testkit.engine.Topology;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a process in a container can know of itself, compared with what real kernels said. */
class ContainerSelfTest {

  private static final String BINDS =
      "\"Binds\":[\"/srv/ci/work:/work\",\"/srv/ci/a b:/data x:ro\",\"vol1:/data/in\",\"deep:/a/b/c\"]";

  private static ContainerSelf inside(Topology topology, String host) {
    try (FakeDocker docker = FakeDocker.builder().topology(topology).build()) {
      start(docker, host);
      return docker.inside("c1");
    }
  }

  private static void start(FakeDocker docker, String host) {
    String json = "{\"Image\":\"\",\"Cmd\":[\"x\"],\"HostConfig\":{" + host + "}}";
    assertThat(Calls.say(docker, "POST /containers/create?name=c1", json).status()).isEqualTo(201);
    assertThat(Calls.say(docker, "POST /containers/c1/start").status()).isEqualTo(204);
  }

  /** Returns the lines from a target on, without the numbers of mounts and devices. */
  private static List<String> lines(ContainerSelf self, String from) {
    List<String> all =
        self.mountinfo()
            .lines()
            .map(line -> line.replaceFirst("^\\d+ \\d+ ", "").replaceFirst("^0:\\d+", "0:N"))
            .toList();
    int first = 0;
    while (!all.get(first).split(" ", -1)[2].equals(from)) {
      first++;
    }
    return all.subList(first, all.size());
  }

  @Test
  void mountinfo_isThatOfTheEnginesMachine() {
    ContainerSelf self = inside(Topology.IN_CONTAINER, BINDS + ",\"Tmpfs\":{\"/t\":\"\"}");
    String home = "/var/lib/docker/containers/" + self.id();

    assertThat(self.mountinfo()).startsWith("133 132 0:50 / / rw,relatime - overlay overlay rw,");
    assertThat(lines(self, "/data\\040x"))
        .containsExactly(
            "254:1 /srv/ci/a\\040b /data\\040x ro,relatime - ext4 /dev/vda1 rw",
            "0:N / /t rw,nosuid,nodev,noexec,relatime - tmpfs tmpfs rw",
            "254:1 /srv/ci/work /work rw,relatime - ext4 /dev/vda1 rw",
            "254:1 /var/lib/docker/volumes/vol1/_data /data/in rw,relatime master:1 - ext4"
                + " /dev/vda1 rw",
            "254:1 " + home + "/hostname /etc/hostname rw,relatime - ext4 /dev/vda1 rw",
            "254:1 " + home + "/hosts /etc/hosts rw,relatime - ext4 /dev/vda1 rw",
            "254:1 " + home + "/resolv.conf /etc/resolv.conf rw,relatime - ext4 /dev/vda1 rw",
            "254:1 /var/lib/docker/volumes/deep/_data /a/b/c rw,relatime master:1 - ext4"
                + " /dev/vda1 rw");
    assertThat(lines(self, "/sys/fs/cgroup").get(0)).contains(" - tmpfs tmpfs rw,mode=755");
  }

  @Test
  void mounts_areInThoseAboveThem() {
    ContainerSelf self = inside(Topology.LOCAL, "\"Binds\":[\"/srv:/data\",\"vol1:/data/in\"]");

    String above = self.mountinfo().lines().filter(it -> it.contains(" /data ")).findAny().get();
    String below = self.mountinfo().lines().filter(it -> it.contains(" /data/in ")).findAny().get();
    assertThat(below.split(" ", -1)[1]).isEqualTo(above.split(" ", -1)[0]);
    assertThat(above.split(" ", -1)[1]).isEqualTo("133");
  }

  @Test
  void mountinfo_inDesktop_namesPathsBelowShares() {
    ContainerSelf self =
        inside(Topology.DESKTOP_MAC, "\"Binds\":[\"/Users/me/x:/work:ro\",\"vol1:/data\"]");

    assertThat(lines(self, "/data").subList(0, 3))
        .containsExactly(
            "254:1 /docker/volumes/vol1/_data /data rw,relatime master:1 - ext4 /dev/vda1"
                + " rw,discard",
            "0:N /me/x /work ro,nosuid,nodev,relatime - fakeowner /run/host_mark/Users rw,fakeowner",
            "254:1 /docker/containers/"
                + self.id()
                + "/hostname /etc/hostname rw,relatime - ext4 /dev/vda1 rw,discard");
    assertThat(self.mountinfo()).contains(" /sys/fs/cgroup ro,", " - cgroup2 cgroup rw\n");
  }

  @Test
  void mountinfo_rootless_isInTheHome() {
    assertThat(inside(Topology.ROOTLESS, "\"Binds\":[\"vol1:/data\"]").mountinfo())
        .contains(" /home/me/.local/share/docker/volumes/vol1/_data /data rw,relatime ");
  }

  @Test
  void readOnlyRootAndPropagation_areSeen() {
    ContainerSelf self =
        inside(
            Topology.LOCAL, "\"ReadonlyRootfs\":true,\"Binds\":[\"/mnt:/m:rslave\",\"/srv:/s\"]");

    assertThat(self.mountinfo())
        .startsWith("133 132 0:50 / / ro,relatime - overlay ")
        .contains("/hosts /etc/hosts ro,relatime - ")
        .contains(" /mnt /m rw,relatime master:1 - ", " /srv /s rw,relatime - ");
  }

  @Test
  void volumeThatIsADirectory_isThatDirectory() {
    try (FakeDocker docker = FakeDocker.create()) {
      Calls.say(
          docker,
          "POST /volumes/create",
          "{\"Name\":\"v1\",\"DriverOpts\":{\"type\":\"none\",\"o\":\"bind\",\"device\":\"/srv/x\"}}");
      start(docker, "\"Binds\":[\"v1:/data\"]");

      assertThat(docker.inside("c1").mountinfo()).contains(" /srv/x /data rw,relatime master:1 - ");
    }
  }

  @Test
  void cgroup_namesTheContainer_inTheEnginesNamespaceOnly() {
    ContainerSelf own = inside(Topology.LOCAL, "\"CgroupnsMode\":\"private\"");
    ContainerSelf shared = inside(Topology.LOCAL, "\"CgroupnsMode\":\"host\"");

    assertThat(own.cgroup())
        .startsWith("9:name=systemd:/\n8:pids:/\n")
        .endsWith("\n1:cpu:/\n0::/\n");
    assertThat(shared.cgroup().lines())
        .hasSize(10)
        .contains("1:cpu:/docker/" + shared.id(), "0::/docker/" + shared.id());
    assertThat(inside(Topology.DESKTOP_MAC, "\"CgroupnsMode\":\"private\"").cgroup())
        .isEqualTo("0::/\n");
  }

  @Test
  void hostname_isTheBeginningOfTheId_unlessSaid() {
    ContainerSelf self = inside(Topology.IN_CONTAINER, BINDS);

    assertThat(self.id()).hasSize(64).startsWith(self.hostname());
    assertThat(self.hostname()).hasSize(12);
  }

  @Test
  void whatIsNotThere_orNotKnown_isSaid() {
    try (FakeDocker docker = FakeDocker.create()) {
      Calls.createContainer(docker, "c1", "vol1:/data");

      for (String name : List.of("c1", "d1")) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> docker.inside(name))
            .withMessage("no container " + name + " is running");
      }
    }
    assertThatThrownBy(() -> inside(Topology.DESKTOP_WINDOWS, "\"Binds\":[]"))
        .isInstanceOf(NotInFakeException.class);
    assertThatThrownBy(() -> inside(Topology.DESKTOP_MAC, "\"Binds\":[\"/etc:/x\"]"))
        .isInstanceOf(NotInFakeException.class)
        .hasMessageContaining("/etc");
    assertThatThrownBy(() -> inside(Topology.ROOTLESS, "\"CgroupnsMode\":\"host\""))
        .isInstanceOf(NotInFakeException.class);
  }
}
