package dev.stowage.testkit.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stowage.testkit.engine.EngineProfile;
import dev.stowage.testkit.program.ProgramEnd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What mounts do, beyond what is said of them when a container is created. */
class MountingTest {

  private final Docker docker = Docker.newest();

  static List<EngineProfile> profiles() {
    return Docker.profiles();
  }

  private static Map<String, String> archive(Docker docker, String path) throws IOException {
    Map<String, String> entries = new TreeMap<>();
    try (InputStream in = docker.client.copyArchiveFromContainerCmd("c1", path).exec();
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new ByteArrayInputStream(in.readAllBytes()))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        entries.put(
            entry.getName(),
            entry.getLongUserId()
                + ":"
                + entry.getLongGroupId()
                + " "
                + Integer.toOctalString(entry.getMode() & 0_7777));
      }
    }
    return entries;
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void copyUp_emptyVolume_takesContentOwnerAndMode(EngineProfile profile) throws IOException {
    try (Docker other = new Docker(profile)) {
      other.createWith("c1", "\"Binds\":[\"orders:/seed:ro\"]");
      assertThat(archive(other, "/seed"))
          .isEqualTo(Map.of("seed/", "7:8 2750", "seed/a.txt", "7:9 640"));
    }
  }

  @Test
  void copyUp_nocopy_leavesTheVolumeEmptyAndRoots() throws IOException {
    docker.createWith("c1", "\"Binds\":[\"orders:/seed:nocopy\"]");
    assertThat(archive(docker, "/seed")).isEqualTo(Map.of("seed/", "0:0 755"));
  }

  @Test
  void copyUp_volumeWithContent_isLeftAlone() throws IOException {
    docker
        .fake
        .programs()
        .forImage(
            Docker.IMAGE,
            run -> {
              run.files().write("/data/mine", "x");
              return ProgramEnd.exited(0);
            });
    docker.createWith("first", "\"Binds\":[\"orders:/data\"]");
    docker.client.startContainerCmd("first").exec();
    docker.createWith("c1", "\"Binds\":[\"orders:/seed\"]");
    assertThat(archive(docker, "/seed")).containsOnlyKeys("seed/", "seed/mine");
  }

  @Test
  void copyUp_subpath_goesIntoThatDirectory() throws IOException {
    docker
        .fake
        .programs()
        .forImage(
            Docker.IMAGE,
            run -> {
              run.files().createDirectories("/data/part");
              return ProgramEnd.exited(0);
            });
    docker.createWith("first", "\"Binds\":[\"orders:/data\"]");
    docker.client.startContainerCmd("first").exec();
    docker.createWith(
        "c1",
        "\"Mounts\":[{\"Type\":\"volume\",\"Source\":\"orders\",\"Target\":\"/seed\","
            + "\"VolumeOptions\":{\"Subpath\":\"part\"}}],\"Binds\":[\"orders:/all\"]");
    assertThat(archive(docker, "/all"))
        .containsEntry("all/part/", "7:8 2750")
        .containsKey("all/part/a.txt");
    assertThat(archive(docker, "/seed")).containsOnlyKeys("seed/", "seed/a.txt");
  }

  @Test
  void copyUp_importedVolume_isNotFilled() throws IOException {
    docker.createWith("from", "\"Binds\":[\"orders:/seed:nocopy\"]");
    docker.createWith("c1", "\"VolumesFrom\":[\"from\"]");
    assertThat(archive(docker, "/seed")).containsOnlyKeys("seed/");
  }

  @Test
  void subpath_oldEngine_mountsTheWholeVolume() throws IOException {
    try (Docker old = new Docker(EngineProfile.DOCKER_20_10)) {
      old.createWith(
          "c1",
          "\"Mounts\":[{\"Type\":\"volume\",\"Source\":\"orders\",\"Target\":\"/seed\","
              + "\"VolumeOptions\":{\"Subpath\":\"part\"}}]");
      assertThat(archive(old, "/seed")).containsKey("seed/a.txt");
      assertThat(old.inspect("c1").at("/HostConfig/Mounts/0/VolumeOptions").toString())
          .isEqualTo("{}");
    }
  }

  @Test
  void subpath_missing_failsAtStartAndStaysCreated() {
    docker.createWith(
        "c1",
        "\"Mounts\":[{\"Type\":\"volume\",\"Source\":\"orders\",\"Target\":\"/new\","
            + "\"VolumeOptions\":{\"Subpath\":\"part\"}}]");
    assertThat(docker.post("/containers/c1/start", "").toString())
        .isEqualTo(
            "404 cannot access path /var/lib/docker/volumes/orders/_data/part: lstat"
                + " /var/lib/docker/volumes/orders/_data/part: no such file or directory");
    JsonNode state = docker.inspect("c1").path("State");
    assertThat(state.path("Status").asText()).isEqualTo("created");
    assertThat(state.path("ExitCode").asInt()).isEqualTo(128);
  }

  @Test
  void bind_shortForm_makesTheSourceWhenItStarts() {
    docker.createWith("c1", "\"Binds\":[\"/srv/new/data:/data\"]");
    assertThat(docker.fake.hostFiles().exists("/srv/new")).isFalse();
    docker.client.startContainerCmd("c1").exec();
    assertThat(docker.fake.hostFiles().exists("/srv/new/data")).isTrue();
  }

  @Test
  void bind_createMountpoint_makesTheSourceWhenItStarts() {
    docker.createWith(
        "c1",
        "\"Mounts\":[{\"Type\":\"bind\",\"Source\":\"/srv/new\",\"Target\":\"/data\","
            + "\"BindOptions\":{\"CreateMountpoint\":true}}]");
    assertThat(docker.fake.hostFiles().exists("/srv/new")).isFalse();
    docker.client.startContainerCmd("c1").exec();
    assertThat(docker.fake.hostFiles().exists("/srv/new")).isTrue();
  }

  @Test
  void bind_sourceGoneBeforeTheStart_isRefusedAgain() throws IOException {
    docker.fake.hostFiles().createDirectories("/srv/data");
    docker.createWith(
        "c1", "\"Mounts\":[{\"Type\":\"bind\",\"Source\":\"/srv/data\",\"Target\":\"/data\"}]");
    docker.fake.hostFiles().delete("/srv/data");
    assertThat(docker.post("/containers/c1/start", "").toString())
        .isEqualTo(
            "400 invalid mount config for type \"bind\": bind source path does not exist:"
                + " /srv/data");
    assertThat(docker.inspect("c1").at("/State/ExitCode").asInt()).isZero();
  }

  @Test
  void bind_sourceBelowAFile_isRefused() throws IOException {
    docker.fake.hostFiles().write("/srv/file", "x");
    assertThat(
            docker
                .post(
                    "/containers/create",
                    "{\"Image\":\"shop:1\",\"Cmd\":[\"x\"],\"HostConfig\":{\"Mounts\":[{\"Type\":"
                        + "\"bind\",\"Source\":\"/srv/file/x\",\"Target\":\"/x\"}]}}")
                .toString())
        .isEqualTo("400 invalid mount config for type \"bind\": stat /srv/file/x: not a directory");
  }

  @Test
  void bind_engineSocket_isThere() {
    docker.createWith(
        "c1",
        "\"Mounts\":[{\"Type\":\"bind\",\"Source\":\"/var/run/docker.sock\",\"Target\":"
            + "\"/var/run/docker.sock\"}]");
    assertThat(docker.post("/containers/c1/start", "").status()).isEqualTo(204);
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void directoryOnFile_failsAtStart(EngineProfile profile) {
    try (Docker other = new Docker(profile)) {
      other.createWith("c1", "\"Binds\":[\"/tmp:/seed/a.txt\"]");
      assertThat(other.post("/containers/c1/start", "").toString())
          .startsWith("400 failed to create ")
          .contains("error mounting \"/tmp\" to rootfs at \"/seed/a.txt\"", "not a directory")
          .endsWith("Check if the specified host path exists and is the expected type");
      assertThat(other.inspect("c1").at("/State/ExitCode").asInt()).isEqualTo(127);
    }
  }

  @Test
  void readOnlyOptions_withoutReadOnly_failAtStart() {
    docker.createWith(
        "c1",
        "\"Mounts\":[{\"Type\":\"bind\",\"Source\":\"/tmp\",\"Target\":\"/x\",\"BindOptions\":"
            + "{\"ReadOnlyForceRecursive\":true}}]");
    assertThat(docker.post("/containers/c1/start", "").toString())
        .isEqualTo("500 mount options conflict: !ReadOnly && BindOptions.ReadOnlyForceRecursive");
  }

  @Test
  void image_isMountedReadOnlyWithAWarning() throws IOException {
    Docker.Said said =
        docker.post(
            "/containers/create?name=c1",
            "{\"Image\":\"shop:1\",\"Cmd\":[\"x\"],\"HostConfig\":{\"Mounts\":[{\"Type\":\"image\","
                + "\"Source\":\"shop:1\",\"Target\":\"/x\",\"ImageOptions\":{\"Subpath\":\"seed\"}"
                + "}]}}");
    assertThat(said.json().path("Warnings").toString())
        .isEqualTo("[\"Image mount is an experimental feature\"]");
    JsonNode mount = docker.inspect("c1").at("/Mounts/0");
    assertThat(mount.path("Name").asText()).isEqualTo("shop:1");
    assertThat(mount.path("RW").asBoolean()).isFalse();
    assertThat(archive(docker, "/x")).containsOnlyKeys("x/", "x/a.txt");
  }

  @Test
  void volumeDriver_besideMounts_warnsFrom148On() {
    String body =
        "{\"Image\":\"shop:1\",\"Cmd\":[\"x\"],\"HostConfig\":{\"VolumeDriver\":\"local\","
            + "\"Mounts\":[{\"Type\":\"volume\",\"Source\":\"v1\",\"Target\":\"/x\"}]}}";
    assertThat(docker.post("/v1.48/containers/create", body).body())
        .contains("the container-wide volume-driver configuration is ignored");
    assertThat(docker.post("/v1.47/containers/create", body).body()).contains("\"Warnings\":[]");
  }

  @Test
  void volumesFrom_holdsOnToNamedVolumesOnlyWhenStarted() {
    docker.createWith("from", "\"Binds\":[\"orders:/data\"]");
    docker.createWith("c1", "\"VolumesFrom\":[\"from\"]");
    docker.client.removeContainerCmd("from").exec();
    assertThat(dangling()).containsExactly("orders");
    docker.client.startContainerCmd("c1").exec();
    assertThat(dangling()).isEmpty();
  }

  private List<String> dangling() {
    List<String> names = new ArrayList<>();
    docker
        .get("/volumes?filters=%7B%22dangling%22:%5B%22true%22%5D%7D")
        .path("Volumes")
        .forEach(volume -> names.add(volume.path("Name").asText()));
    return names;
  }

  @Test
  void remove_withVolumes_takesOnlyAnonymousOnesThatNobodyElseMounts() {
    docker.create(
        "c1",
        ",\"Volumes\":{\"/v\":{}},\"HostConfig\":{\"Binds\":[\"orders:/n\"],\"Mounts\":[{\"Type\":"
            + "\"volume\",\"Target\":\"/m\"}]}");
    docker.createWith("c2", "\"VolumesFrom\":[\"c1\"]");
    assertThat(docker.get("/volumes").path("Volumes")).hasSize(3);
    docker.client.removeContainerCmd("c1").withRemoveVolumes(true).exec();
    // The one of /v is held by b; that of /m would be, had b been started.
    assertThat(docker.get("/volumes").path("Volumes")).hasSize(2);
    docker.client.removeContainerCmd("c2").withRemoveVolumes(true).exec();
    assertThat(docker.get("/volumes").path("Volumes")).hasSize(1);
  }

  @Test
  void remove_withoutVolumes_keepsThemAll() {
    docker.create("c1", ",\"Volumes\":{\"/v\":{}}");
    docker.client.removeContainerCmd("c1").exec();
    assertThat(docker.get("/volumes").path("Volumes")).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void anonymous_labelAndShownName(EngineProfile profile) {
    try (Docker other = new Docker(profile)) {
      other.create("c1", ",\"Volumes\":{\"/v\":{}},\"HostConfig\":{\"Binds\":[\"/b\"]}");
      boolean newest = profile.equals(EngineProfile.DOCKER_28_5);
      boolean oldest = profile.equals(EngineProfile.DOCKER_20_10);
      List<String> labels = new ArrayList<>();
      other
          .get("/volumes")
          .path("Volumes")
          .forEach(volume -> labels.add(volume.path("Labels").toString()));
      String label = "{\"com.docker.volume.anonymous\":\"\"}";
      assertThat(labels)
          .containsExactlyInAnyOrder(newest ? label : "null", oldest ? "null" : label);
      assertThat(other.inspect("c1").at("/Mounts/0/Destination").asText()).isEqualTo("/b");
      assertThat(other.inspect("c1").at("/Mounts/0").has("Name")).isEqualTo(!newest);
    }
  }
}
