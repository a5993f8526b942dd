package dev.stowage.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stowage.testkit.engine.Dialect;
import dev.stowage.testkit.engine.EngineProfile;
import dev.stowage.testkit.engine.Topology;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What an engine says of itself where it runs elsewhere than usual. */
class TopologyTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<Arguments> all() {
    return EngineProfile.all().stream()
        .filter(profile -> profile.dialect() == Dialect.DOCKER)
        .flatMap(
            profile -> Arrays.stream(Topology.values()).map(each -> Arguments.of(profile, each)));
  }

  private static FakeDocker docker(EngineProfile profile, Topology topology) {
    return FakeDocker.builder().engine(profile).topology(topology).build();
  }

  private static JsonNode get(FakeDocker docker, String path) {
    Calls.Said said = Calls.say(docker, "GET " + path);
    assertThat(said.status()).isEqualTo(200);
    try {
      return JSON.readTree(said.body());
    } catch (IOException e) {
      throw new AssertionError(said.body(), e);
    }
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }

  @ParameterizedTest
  @MethodSource("all")
  void dataRoot_holdsTheVolumes_andIsTold(EngineProfile profile, Topology topology) {
    try (FakeDocker docker = docker(profile, topology)) {
      Calls.createVolume(docker, "orders");
      Calls.createContainer(docker, "shop", "orders:/data");

      String place = topology.dataRoot() + "/volumes/orders/_data";
      assertThat(get(docker, "/info").path("DockerRootDir").asText())
          .isEqualTo(topology.dataRoot());
      assertThat(get(docker, "/volumes/orders").path("Mountpoint").asText()).isEqualTo(place);
      JsonNode shop = get(docker, "/containers/shop/json");
      assertThat(shop.path("Mounts").path(0).path("Source").asText()).isEqualTo(place);
      assertThat(shop.path("GraphDriver").path("Data").path("MergedDir").asText())
          .startsWith(topology.dataRoot() + "/overlay2/");
      assertThat(docker.hostFiles().exists(topology.dataRoot())).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void version_isTheEngines_wherever(EngineProfile profile, Topology topology) {
    try (FakeDocker docker = docker(profile, topology)) {
      JsonNode version = get(docker, "/version");

      assertThat(version.path("Version").asText()).isEqualTo(profile.engineVersion());
      assertThat(version.path("Platform").path("Name").asText().startsWith("Docker Desktop 4."))
          .isEqualTo(topology.isDesktop());
      assertThat(version.path("KernelVersion"))
          .isEqualTo(get(docker, "/info").path("KernelVersion"))
          .isEqualTo(version.path("Components").path(0).path("Details").path("KernelVersion"));
      assertThat(docker.topology()).isEqualTo(topology);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LOCAL", "REMOTE", "IN_CONTAINER"})
  void whereTheEngineIsAsUsual_itSaysSo(Topology topology) {
    try (FakeDocker docker = docker(EngineProfile.DOCKER_28_5, topology);
        FakeDocker usual = FakeDocker.create()) {
      assertThat(get(docker, "/info")).isEqualTo(get(usual, "/info"));
      assertThat(get(docker, "/version")).isEqualTo(get(usual, "/version"));
    }
  }

  @Test
  void rootless_saysSo_andHasNoOtherSocket() {
    try (FakeDocker docker = docker(EngineProfile.DOCKER_28_5, Topology.ROOTLESS)) {
      JsonNode info = get(docker, "/info");

      assertThat(texts(info.path("SecurityOptions")))
          .containsExactly("name=seccomp,profile=builtin", "name=rootless", "name=cgroupns");
      assertThat(info.path("CgroupDriver").asText()).isEqualTo("systemd");
      assertThat(info.path("CgroupVersion").asText()).isEqualTo("2");
      assertThat(info.has("KernelMemoryTCP")).isFalse();
      assertThat(info.path("Containerd").path("Address").asText()).startsWith("/run/user/");
      assertThat(info.path("DriverStatus").path(4).toString())
          .isEqualTo("[\"userxattr\",\"true\"]");
      assertThat(info.path("DockerRootDir").asText()).isEqualTo("/home/me/.local/share/docker");
      assertThat(docker.hostFiles().exists(docker.config().getDockerHost().getPath())).isTrue();
      assertThat(docker.hostFiles().exists("/var/run/docker.sock")).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/opt/nowhere,/opt/nowhere",
    "/opt/a/b,/opt/a",
    "/srv/x,/srv/x",
    "/new/x,/new",
    "/home/me/new/x,",
    "/tmp/x/y,",
    "/var/run/x,",
    "/etc/x,",
  })
  void rootless_makesBindSourcesWhereItsUserMay(String source, String refused) {
    try (FakeDocker docker = docker(EngineProfile.DOCKER_28_5, Topology.ROOTLESS);
        FakeDocker usual = FakeDocker.create()) {
      Calls.createContainer(docker, "shop", source + ":/x");
      Calls.createContainer(usual, "shop", source + ":/x");

      Calls.Said said = Calls.say(docker, "POST /containers/shop/start");
      if (refused == null) {
        assertThat(said.status()).isEqualTo(204);
        assertThat(docker.hostFiles().exists(source)).isTrue();
      } else {
        String why =
            "error while creating mount source path '"
                + source
                + "': mkdir "
                + refused
                + ": permission denied";
        assertThat(said).isEqualTo(new Calls.Said(500, "{\"message\":\"" + why + "\"}"));
        assertThat(get(docker, "/containers/shop/json").path("State").path("Error").asText())
            .isEqualTo(why);
        assertThat(docker.hostFiles().exists(refused)).isFalse();
      }
      assertThat(Calls.say(usual, "POST /containers/shop/start").status()).isEqualTo(204);
    }
  }

  @Test
  void desktop_saysWhatItIs() {
    try (FakeDocker mac = docker(EngineProfile.DOCKER_28_5, Topology.DESKTOP_MAC);
        FakeDocker windows = docker(EngineProfile.DOCKER_29, Topology.DESKTOP_WINDOWS);
        FakeDocker old = docker(EngineProfile.DOCKER_20_10, Topology.DESKTOP_MAC)) {
      JsonNode info = get(mac, "/info");

      assertThat(info.path("OperatingSystem").asText()).isEqualTo("Docker Desktop");
      assertThat(info.path("Name").asText()).isEqualTo("docker-desktop");
      assertThat(info.path("KernelVersion").asText()).endsWith("-linuxkit");
      assertThat(texts(info.path("Labels")).get(0))
          .startsWith("com.docker.desktop.address=unix:///Users/");
      assertThat(get(mac, "/version").path("Platform").path("Name").asText())
          .isEqualTo("Docker Desktop 4.51.0 (210443)");
      assertThat(get(windows, "/info").path("KernelVersion").asText())
          .endsWith("-microsoft-standard-WSL2");
      assertThat(texts(get(windows, "/info").path("Labels")))
          .containsExactly("com.docker.desktop.address=npipe://\\\\.\\pipe\\fake-docker.invalid");
      assertThat(get(old, "/info").path("Labels")).isEmpty();
    }
  }

  @Test
  void addresses_areOfTheUsualKind_andNobodys() {
    assertThat(Topology.values())
        .extracting(each -> each.dockerHost().getScheme())
        .containsExactly("tcp", "unix", "unix", "npipe", "tcp", "unix");
    assertThat(Topology.values())
        .extracting(each -> each.dockerHost().toString())
        .doesNotHaveDuplicates()
        .allMatch(
            address -> address.contains("fake-docker.invalid") || address.contains("4000000000"));
    for (Topology topology : Topology.values()) {
      try (FakeDocker docker = docker(EngineProfile.DOCKER_28_5, topology)) {
        assertThat(docker.config().getDockerHost()).isEqualTo(topology.dockerHost());
      }
      assertThat(Topology.named(topology.toString())).contains(topology);
    }
    assertThat(Topology.named("moon")).isEmpty();
  }

  @Test
  void podman_isWhereItIsKnown() {
    FakeDockerBuilder podman = FakeDocker.builder().engine(EngineProfile.PODMAN);

    podman.topology(Topology.REMOTE).build().close();
    podman.topology(Topology.IN_CONTAINER).build().close();
    for (Topology topology :
        List.of(Topology.ROOTLESS, Topology.DESKTOP_MAC, Topology.DESKTOP_WINDOWS)) {
      assertThatIllegalArgumentException()
          .isThrownBy(podman.topology(topology)::build)
          .withMessage("Podman is not " + topology + " in the fake");
    }
  }
}
