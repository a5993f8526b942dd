package dev.stowage.example;

import static dev.stowage.testkit.assertj.FakeDockerAssertions.assertThat;
import static dev.stowage.volume.mount.MountDefinition.bind;
import static dev.stowage.volume.mount.MountDefinition.tmpfs;
import static dev.stowage.volume.mount.MountDefinition.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.docker.DockerStorage;
import dev.stowage.docker.VolumeArchive;
import dev.stowage.testkit.ContainerSelf;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.engine.Topology;
import dev.stowage.testkit.fault.Fault;
import dev.stowage.testkit.junit.FakeDockerExtension;
import dev.stowage.testkit.program.FileCommands;
import dev.stowage.testkit.recording.CallJournal;
import dev.stowage.testkit.recording.Scenario;
import dev.stowage.testkit.recording.ScenarioRecorder;
import dev.stowage.testkit.transport.RecordingTransport;
import dev.stowage.testkit.transport.ReplayTransport;
import dev.stowage.testkit.tree.FileTree;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.content.VolumeFiles;
import dev.stowage.volume.copy.CopyPlan;
import dev.stowage.volume.copy.VolumeCopy;
import dev.stowage.volume.edit.VolumeEdits;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.failure.VolumeInUseException;
import dev.stowage.volume.file.FileAccess;
import dev.stowage.volume.gather.FileGathering;
import dev.stowage.volume.mount.ContainerMounts;
import dev.stowage.volume.mount.ContainerPath;
import dev.stowage.volume.mount.MountBuilder;
import dev.stowage.volume.transfer.Progress;
import dev.stowage.volume.transfer.Transfer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The code that the README shows, compiled, and run on the engine in memory. */
@ExtendWith(FakeDockerExtension.class)
class ReadmeExamplesTest {

  private DockerClientConfig config;
  private DockerHttpClient transport;

  @BeforeEach
  void connect(FakeDocker docker) {
    config = docker.config();
    transport = docker.transport();
  }

  static void connect() {
    // region connect
    try (DockerStorage storage = DockerStorage.connect()) { // DOCKER_HOST, context, default socket
      VolumeDefinition orders = VolumeDefinition.named("orders-db").label("app", "shop").build();

      storage.volumes().ensure(orders); // created, or proven to match

      ContainerMounts mounts =
          ContainerMounts.of(
              volume(orders).at("/var/lib/postgresql/data"),
              bind("/etc/shop/postgresql.conf").at("/etc/postgresql.conf").readOnly(),
              tmpfs().at("/run").size("64m"));

      storage.mount(mounts, storage.docker().createContainerCmd("postgres:17")).exec();
    }
    // endregion
  }

  @Test
  void aConnectionIsShared() {
    // region share
    DockerStorage storage = DockerStorage.using(config, transport);
    // endregion

    assertThat(storage.volumes().find("orders-db")).isEmpty();
  }

  @Test
  void allFindingsComeAtOnce() {
    assertThatExceptionOfType(InvalidDefinitionException.class)
        .isThrownBy(ReadmeExamplesTest::gatherWrongMounts)
        .satisfies(failure -> assertThat(failure.findings()).hasSize(5));
  }

  private static void gatherWrongMounts() {
    // region findings
    ContainerMounts.of(
        bind("data").at("/data"), // relative
        volume("../containers/x").at("/data/"), // would reach another URL of the engine
        tmpfs().at("cache").size("64 megs"));
    // endregion
  }

  @Test
  void aJournalShowsWhatLeaves() {
    // region journal
    CallJournal journal = new CallJournal();
    DockerStorage storage =
        DockerStorage.using(config, RecordingTransport.over(transport, journal));

    storage.volumes().list();

    assertThat(journal.lines()).containsExactly("GET /_ping", "GET /volumes");
    // endregion
  }

  @Test
  void anEngineIsRecordedAndPlayed(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("orders.txt");
    // region scenario
    ScenarioRecorder recorder = ScenarioRecorder.create();
    keepOrders(DockerStorage.using(config, RecordingTransport.over(transport, recorder)));
    Files.writeString(file, recorder.scenario().toString()); // ids, times and secrets are left out

    try (ReplayTransport replay = ReplayTransport.of(Scenario.parse(Files.readString(file)))) {
      keepOrders(DockerStorage.using(config, replay)); // no engine; another call would fail
    }
    // endregion
    assertThat(recorder.journal().lines()).contains("POST /volumes/create");
  }

  private static void keepOrders(DockerStorage storage) {
    storage.volumes().ensure(VolumeDefinition.named("orders-db").label("app", "shop").build());
  }

  @Test
  void anEngineBeginsWithWhatAnotherHas(FakeDocker docker, @TempDir Path directory)
      throws IOException {
    Path volumes = directory.resolve("volumes.json");
    Files.writeString(volumes, "[{\"Name\":\"carts\",\"Driver\":\"local\"}]");
    FileTree content = FileTree.builder().file("orders.csv", "1;2").build();
    // region given
    docker.given().volume("orders-db", content);
    docker.given().volumes(Files.readString(volumes)); // what docker volume inspect printed
    // endregion
    assertThat(docker).hasVolume("orders-db");
    assertThat(docker).hasVolume("carts");
  }

  // region fake
  @Test
  void keepsOrders(FakeDocker docker) {
    DockerStorage storage = DockerStorage.using(docker.config(), docker.transport());
    docker.addImage("postgres:17", FileTree.empty());

    startDatabase(storage); // the code under test

    assertThat(docker).hasVolume("orders-db").withLabel("app", "shop").usedBy("postgres");
  }

  @Test
  void triesAgain_volumeInUse(FakeDocker docker) {
    DockerStorage storage = DockerStorage.using(docker.config(), docker.transport());
    storage.volumes().ensure(VolumeDefinition.named("orders-db").build());
    docker.faults().on("DELETE", "/volumes/orders-db").times(2).give(Fault.volumeInUse("4f1c"));

    removeWhenFree(storage); // the code under test

    assertThat(docker).hasNoVolume("orders-db");
  }

  // endregion

  @Test
  void pathsWhereTheClientIsInAContainer() throws IOException {
    // region topology
    try (FakeDocker docker = FakeDocker.builder().topology(Topology.IN_CONTAINER).build()) {
      startMyself(docker, bind("/srv/ci/work").at("/work")); // a container named "ci"
      ContainerSelf self = docker.inside("ci"); // hostname, /proc/self/mountinfo, /proc/self/cgroup

      String host = hostPath(self.mountinfo(), "/work/orders.conf"); // the code under test

      assertThat(host).isEqualTo("/srv/ci/work/orders.conf");
    }
    // endregion
  }

  private static void startMyself(FakeDocker docker, MountBuilder<?, ?> mount) throws IOException {
    docker.addImage("ci:1", FileTree.empty());
    docker.hostFiles().createDirectories("/srv/ci/work");
    DockerStorage storage = DockerStorage.using(docker.config(), docker.transport());
    storage
        .mount(
            ContainerMounts.of(mount),
            storage.docker().createContainerCmd("ci:1").withCmd("x").withName("ci"))
        .exec();
    storage.docker().startContainerCmd("ci").exec();
  }

  private static String hostPath(String mountinfo, String path) {
    return mountinfo
        .lines()
        .map(line -> line.split(" ", -1))
        .filter(columns -> path.startsWith(columns[4] + "/"))
        .map(columns -> columns[3] + path.substring(columns[4].length()))
        .findFirst()
        .orElseThrow();
  }

  private static void startDatabase(DockerStorage storage) {
    VolumeDefinition orders = VolumeDefinition.named("orders-db").label("app", "shop").build();
    storage.volumes().ensure(orders);
    storage
        .mount(
            ContainerMounts.of(volume(orders).at("/var/lib/postgresql/data")),
            storage.docker().createContainerCmd("postgres:17").withCmd("x").withName("postgres"))
        .exec();
  }

  private static void removeWhenFree(DockerStorage storage) {
    for (int attempt = 0; attempt < 2; attempt++) {
      try {
        storage.volumes().remove("orders-db");
        return;
      } catch (VolumeInUseException e) {
        assertThat(e.containers()).isNotNull();
      }
    }
    storage.volumes().remove("orders-db");
  }

  @Test
  void filesOfAVolume() throws IOException {
    DockerStorage storage = DockerStorage.using(config, transport);
    storage.volumes().ensure(VolumeDefinition.named("orders-db").build());
    Path directory = Files.createTempDirectory("stowage-readme-");
    Path archive = directory.resolve("orders.tar.gz");
    // region files
    VolumeFiles files = storage.files("orders-db");
    files.createDirectory("", FileAccess.of(999, 999, "0700")); // the volume's root
    files.write("conf/shop.conf", "colour=blue");
    String text = files.readText("conf/shop.conf");

    Manifest manifest = files.exportTo(archive); // complete and proven, or not there at all
    // endregion
    assertThat(text).isEqualTo("colour=blue");
    assertThat(manifest.entries()).hasSize(3);
    Path nightly = directory.resolve("nightly.tar");
    List<Progress> told = new ArrayList<>();
    // region transfer
    Transfer transfer = Transfer.watchedBy(progress -> told.add(progress));
    files.during(transfer).exportTo(nightly); // transfer.cancel() ends it, from any thread

    VolumeArchive backup = VolumeArchive.of(nightly);
    storage.volumes().create(backup.definition("orders-again").build());
    // endregion
    assertThat(told).isNotEmpty();
    assertThat(storage.files("orders-again").readText("conf/shop.conf")).isEqualTo(text);
    Files.delete(nightly);
    Files.delete(archive);
    Files.delete(directory);
    // region copies
    VolumeCopy copy = VolumeCopy.from("orders-db").to("orders-db-copy").stoppingUsers();
    CopyPlan plan = storage.copies().plan(copy); // its steps, for showing
    Manifest copied = storage.copies().copy(copy);
    // endregion
    assertThat(plan.createsTarget()).isTrue();
    assertThat(copied.differences(manifest)).isEmpty();
  }

  @Test
  void filesAreDeletedAndRenamed(FakeDocker docker) {
    DockerStorage storage = DockerStorage.using(config, transport);
    storage.volumes().ensure(VolumeDefinition.named("orders-db").build());
    storage.files("orders-db").write("conf/shop.conf", "colour=blue");
    docker.addImage("busybox:1.37", FileTree.empty());
    docker.programs().forImage("busybox:1.37", FileCommands.rmAndMv());
    // region edits
    VolumeEdits edits = storage.files("orders-db").through("busybox:1.37");
    edits.move("conf/shop.conf", "conf/old.conf");
    edits.delete("conf/old.conf"); // deleteTree takes directories
    // endregion
    assertThat(docker.filesOfVolume("orders-db").paths()).containsExactly("conf");
  }

  @Test
  void fileBindsAreGathered(FakeDocker docker, @TempDir Path host) throws IOException {
    DockerStorage storage = DockerStorage.using(config, transport);
    docker.addImage("shop:1", FileTree.empty());
    Files.writeString(host.resolve("shop.conf"), "colour=blue");
    ContainerMounts mounts =
        ContainerMounts.of(
            bind(host.resolve("shop.conf")).at("/etc/shop/shop.conf").readOnly(),
            tmpfs().at("/run"));
    // region gather
    FileGathering gathering = FileGathering.forImage("shop:1", mounts).into("/etc/shop");
    ContainerMounts few = storage.gatherings().gather(gathering);
    // endregion
    assertThat(few.at(ContainerPath.of("/etc/shop")))
        .hasValueSatisfying(mount -> assertThat(mount.readOnly()).isTrue());
  }
}
