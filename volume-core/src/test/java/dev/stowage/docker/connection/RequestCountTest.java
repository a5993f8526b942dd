package dev.stowage.docker.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.VolumesFrom;
import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.docker.DockerStorage;
import dev.stowage.docker.connection.MisbehavingDaemon.Wire;
import dev.stowage.testkit.recording.CallJournal;
import dev.stowage.testkit.transport.RecordingTransport;
import dev.stowage.volume.AnonymousVolume;
import dev.stowage.volume.RemovalOption;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumePlan;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.DriverNotFoundException;
import dev.stowage.volume.mount.ContainerMounts;
import dev.stowage.volume.mount.MountDefinition;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many requests each operation costs. */
class RequestCountTest {

  private static final VolumeDefinition DATA = VolumeDefinition.named("data").build();

  private final MisbehavingDaemon daemon = MisbehavingDaemon.on(Wire.UNIX);
  private final CallJournal journal = new CallJournal();
  private final DockerHttpClient transport =
      RecordingTransport.over(Storages.transport(daemon), journal);
  private final DockerStorage storage = Storages.sharing(transport, daemon);

  @BeforeEach
  void negotiate() {
    assertThat(storage.engine()).isEqualTo("Docker Engine 28.5.2 (API 1.51)");
    assertThat(journal.lines()).as("the first call").containsExactly("GET /_ping");
    journal.clear();
  }

  @AfterEach
  void close() throws IOException {
    storage.close();
    transport.close();
    daemon.close();
  }

  @Test
  void lookingCostsOneAndForNothingTwo() {
    assertThat(storage.volumes().find("data")).isEmpty();
    assertRequests("GET /volumes/data", "GET /volumes");

    daemon.shelf().with("data");
    assertThat(storage.volumes().inspect("data").name()).hasToString("data");
    assertRequests("GET /volumes/data");

    assertThat(storage.volumes().list()).hasSize(1);
    assertRequests("GET /volumes");

    assertThat(storage.volumes().plan(DATA).step()).isEqualTo(VolumePlan.Step.KEEP);
    assertRequests("GET /volumes");
  }

  @Test
  void ensuringCostsTwoAndThenOne() {
    assertThat(storage.volumes().ensure(DATA).created()).isTrue();
    assertRequests("GET /volumes", "POST /volumes/create");

    assertThat(storage.volumes().ensure(DATA).created()).isFalse();
    assertRequests("GET /volumes");
  }

  @Test
  void creatingCostsTwoAndAnonymouslyOne() {
    assertThat(storage.volumes().create(DATA).name()).hasToString("data");
    assertRequests("GET /volumes", "POST /volumes/create");

    assertThat(storage.volumes().create(AnonymousVolume.builder().build()).name()).isNotNull();
    assertRequests("POST /volumes/create");
  }

  @Test
  void removingCostsOneAndOfNothingTwo() {
    daemon.shelf().with("data");

    storage.volumes().remove("data");
    assertRequests("DELETE /volumes/data");

    storage.volumes().remove("data", RemovalOption.MISSING_IS_FINE);
    assertRequests("DELETE /volumes/data", "GET /volumes");
  }

  @Test
  void mountingCostsALookAtEachVolumeAndAtEachContainerItTakesVolumesFrom() {
    daemon.shelf().with("data");
    ContainerMounts mounts = ContainerMounts.of(MountDefinition.volume("data").at("/data"));

    assertThat(storage.check(mounts)).isEmpty();
    assertRequests();
    assertThat(storage.mount(mounts, new HostConfig()).getMounts()).hasSize(1);
    assertRequests("GET /volumes/data");

    daemon.always("GET /containers/web/json", Reply.json(200, "{\"Mounts\":[]}"));
    HostConfig config = new HostConfig().withVolumesFrom(new VolumesFrom("web"));
    assertThat(storage.mount(mounts, config).getMounts()).hasSize(1);
    assertRequests("GET /containers/web/json", "GET /volumes/data");
  }

  @Test
  void aPluginDriverCostsALookAtTheDrivers() {
    daemon.next("GET /info", Reply.json(200, "{\"Plugins\":{\"Volume\":[\"local\",\"nfs\"]}}"));

    storage.volumes().ensure(withDriver("nfs"));
    assertRequests("GET /volumes", "GET /info", "POST /volumes/create");
  }

  @Test
  void aPluginDriverThatWasNeverUsedCostsASearch() {
    storage.volumes().ensure(withDriver("acme/disk"));
    assertRequests(
        "GET /volumes",
        "GET /info",
        "GET /volumes",
        "GET /plugins",
        "GET /info",
        "POST /volumes/create");
  }

  @Test
  void aDriverThatIsMissingIsKnownBeforeAnythingIsCreated() {
    assertThatThrownBy(() -> storage.volumes().ensure(withDriver("nosuch")))
        .isInstanceOf(DriverNotFoundException.class);
    assertRequests("GET /volumes", "GET /info", "GET /volumes", "GET /plugins", "GET /info");
  }

  private static VolumeDefinition withDriver(String name) {
    return VolumeDefinition.named("data").driver(VolumeDriver.named(name)).build();
  }

  private void assertRequests(String... lines) {
    assertThat(journal.lines()).containsExactly(lines);
    assertThat(journal.calls())
        .as("each pinned to the version agreed on")
        .allMatch(call -> call.path().startsWith("/v1.51/"));
    journal.clear();
  }
}
