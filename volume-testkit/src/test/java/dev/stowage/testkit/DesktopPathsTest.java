package dev.stowage.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stowage.testkit.Calls.Said;
import dev.stowage.testkit.engine.EngineProfile;
import dev.stowage.testkit.engine.NotInFakeException;
import dev.stowage.testkit.engine.Topology;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of paths on their way into Docker Desktop's virtual machine. */
class DesktopPathsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static FakeDocker desktop(Topology topology) {
    return FakeDocker.builder().topology(topology).build();
  }

  private static Said create(FakeDocker docker, String host, String labels) {
    return Calls.say(
        docker,
        "POST /containers/create?name=c1",
        "{\"Image\":\"\",\"Cmd\":[\"x\"],\"Labels\":" + labels + ",\"HostConfig\":" + host + "}");
  }

  private static JsonNode inspect(FakeDocker docker) {
    try {
      return JSON.readTree(Calls.say(docker, "GET /containers/c1/json").body());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, String> labels(JsonNode container) {
    Map<String, String> labels = new TreeMap<>();
    container
        .path("Config")
        .path("Labels")
        .properties()
        .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
    return labels;
  }

  @ParameterizedTest
  @CsvSource({
    "DESKTOP_MAC,/Users/me/x,/host_mnt/Users/me/x",
    "DESKTOP_MAC,/Users,/host_mnt/Users",
    "DESKTOP_MAC,/Volumes/disk/x,/host_mnt/Volumes/disk/x",
    "DESKTOP_MAC,/private/etc/x,/host_mnt/private/etc/x",
    "DESKTOP_MAC,/tmp/x,/host_mnt/private/tmp/x",
    "DESKTOP_MAC,/var/folders/z9/T,/host_mnt/private/var/folders/z9/T",
    "DESKTOP_MAC,/var/lib/docker,/var/lib/docker",
    "DESKTOP_MAC,/Usersx,/Usersx",
    "DESKTOP_WINDOWS,C:\\Users\\me\\x,/run/desktop/mnt/host/c/Users/me/x",
    "DESKTOP_WINDOWS,d:/data,/run/desktop/mnt/host/d/data",
    "DESKTOP_WINDOWS,E:\\,/run/desktop/mnt/host/e",
    "DESKTOP_WINDOWS,/Users/me,/Users/me",
  })
  void bind_isOfThePathThatTheEngineHas(Topology topology, String asked, String has) {
    try (FakeDocker docker = desktop(topology)) {
      String escaped = asked.replace("\\", "\\\\");
      assertThat(create(docker, "{\"Binds\":[\"" + escaped + ":/data:ro\"]}", "{\"a\":\"b\"}"))
          .extracting(Said::status)
          .isEqualTo(201);

      JsonNode container = inspect(docker);
      assertThat(container.path("HostConfig").path("Binds").path(0).asText())
          .isEqualTo(has + ":/data:ro");
      assertThat(container.path("Mounts").path(0).path("Source").asText()).isEqualTo(has);
      Map<String, String> labels = new TreeMap<>(Map.of("a", "b"));
      if (!has.equals(asked)) {
        labels.put("desktop.docker.io/binds/0/Source", asked);
        labels.put("desktop.docker.io/binds/0/SourceKind", "hostFile");
        labels.put("desktop.docker.io/binds/0/Target", "/data");
      }
      assertThat(labels(container)).isEqualTo(labels);
    }
  }

  @Test
  void mountObject_isTranslatedAlike_andMissedUnderItsNewName() throws IOException {
    try (FakeDocker docker = desktop(Topology.DESKTOP_MAC)) {
      String mounts =
          "{\"Mounts\":[{\"Type\":\"volume\",\"Source\":\"v1\",\"Target\":\"/v\"},"
              + "{\"Type\":\"bind\",\"Source\":\"/Users/me/x\",\"Target\":\"/data\"}]}";
      assertThat(create(docker, mounts, "{}"))
          .isEqualTo(
              new Said(
                  400,
                  "{\"message\":\"invalid mount config for type \\\"bind\\\": bind source path does"
                      + " not exist: /host_mnt/Users/me/x\"}"));
      docker.hostFiles().createDirectories("/host_mnt/Users/me/x");
      assertThat(create(docker, mounts, "{}").status()).isEqualTo(201);

      JsonNode container = inspect(docker);
      assertThat(container.path("HostConfig").path("Mounts").path(1).path("Source").asText())
          .isEqualTo("/host_mnt/Users/me/x");
      assertThat(labels(container))
          .isEqualTo(
              Map.of(
                  "desktop.docker.io/mounts/1/Source", "/Users/me/x",
                  "desktop.docker.io/mounts/1/SourceKind", "hostFile",
                  "desktop.docker.io/mounts/1/Target", "/data"));
    }
  }

  @Test
  void socket_isTheProxys() {
    try (FakeDocker docker = desktop(Topology.DESKTOP_MAC)) {
      String binds =
          "{\"Binds\":[\"/var/lib/docker/volumes:/v\",\"/var/run/docker.sock:/var/run/docker.sock\"]}";
      create(docker, binds, "{}");

      JsonNode container = inspect(docker);
      assertThat(container.path("HostConfig").path("Binds").path(1).asText())
          .isEqualTo("/run/host-services/docker.proxy.sock:/var/run/docker.sock");
      assertThat(labels(container))
          .isEqualTo(
              Map.of(
                  "desktop.docker.io/binds/1/Source", "/var/run/docker.sock",
                  "desktop.docker.io/binds/1/SourceKind", "dockerSocketProxied",
                  "desktop.docker.io/binds/1/Target", "/var/run/docker.sock"));
      assertThat(Calls.say(docker, "POST /containers/c1/start").status()).isEqualTo(204);
    }
  }

  @Test
  void pathOnNeitherSide_isDeniedWhenStarted_inPlainText() throws IOException {
    try (FakeDocker docker = desktop(Topology.DESKTOP_MAC)) {
      String binds = "{\"Binds\":[\"/Users/me/x:/a\",\"/opt/orders:/b\"]}";
      assertThat(create(docker, binds, "{}").status()).isEqualTo(201);

      assertThat(Calls.say(docker, "POST /containers/c1/start"))
          .isEqualTo(
              new Said(
                  500,
                  """
                  Mounts denied:\040
                  The path /opt/orders is not shared from the host and is not known to Docker.
                  You can configure shared paths from Docker -> Preferences... -> Resources -> File Sharing.
                  See https://docs.docker.com/desktop/settings/mac/#file-sharing for more info."""));
      assertThat(inspect(docker).path("State").path("Status").asText()).isEqualTo("created");
      assertThat(docker.hostFiles().exists("/opt/orders")).isFalse();
      docker.hostFiles().createDirectories("/opt/orders");
      assertThat(Calls.say(docker, "POST /containers/c1/start").status()).isEqualTo(204);
      assertThat(docker.hostFiles().exists("/host_mnt/Users/me/x")).isTrue();
    }
  }

  @Test
  void nothingIsChanged_whereTheEngineIsNotInDesktop() {
    try (FakeDocker docker = desktop(Topology.REMOTE)) {
      create(docker, "{\"Binds\":[\"/Users/me/x:/a\"]}", "{}");

      assertThat(inspect(docker).path("Mounts").path(0).path("Source").asText())
          .isEqualTo("/Users/me/x");
      assertThat(labels(inspect(docker))).isEmpty();
      assertThat(Calls.say(docker, "POST /containers/c1/start").status()).isEqualTo(204);
    }
  }

  @Test
  void olderDesktop_namesAnotherPage() {
    try (FakeDocker docker =
        FakeDocker.builder()
            .engine(EngineProfile.DOCKER_20_10)
            .topology(Topology.DESKTOP_MAC)
            .build()) {
      create(docker, "{\"Binds\":[\"/opt/orders:/b\"]}", "{}");

      assertThat(Calls.say(docker, "POST /containers/c1/start").body())
          .endsWith("\nSee https://docs.docker.com/desktop/mac for more info.");
    }
  }

  @Test
  void pathsThatTheFakeDoesNotTranslate_areRefusedAsNotInIt() {
    String volume =
        "{\"Name\":\"v1\",\"DriverOpts\":{\"type\":\"none\",\"o\":\"bind\",\"device\":\"/Users/me\"}}";
    String service =
        "{\"Name\":\"s1\",\"TaskTemplate\":{\"ContainerSpec\":{\"Image\":\"x\",\"Mounts\":[{\"Type\":"
            + "\"bind\",\"Source\":\"/Users/me\",\"Target\":\"/x\"}]}}}";
    try (FakeDocker docker = desktop(Topology.DESKTOP_MAC);
        FakeDocker usual = FakeDocker.create()) {
      Calls.say(docker, "POST /swarm/init", "{}");
      Calls.say(usual, "POST /swarm/init", "{}");

      assertThatThrownBy(() -> Calls.say(docker, "POST /volumes/create", volume))
          .isInstanceOf(NotInFakeException.class)
          .hasMessageContaining("/Users/me");
      assertThatThrownBy(() -> Calls.say(docker, "POST /services/create", service))
          .isInstanceOf(NotInFakeException.class);
      assertThat(Calls.say(docker, "POST /volumes/create", volume.replace("/Users", "/srv")))
          .extracting(Said::status)
          .isEqualTo(201);
      assertThat(Calls.say(usual, "POST /volumes/create", volume).status()).isEqualTo(201);
      assertThat(Calls.say(usual, "POST /services/create", service).status()).isEqualTo(201);
    }
  }
}
