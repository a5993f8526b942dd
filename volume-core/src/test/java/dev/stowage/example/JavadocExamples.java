package dev.stowage.example;

import static dev.stowage.volume.mount.MountDefinition.bind;
import static dev.stowage.volume.mount.MountDefinition.tmpfs;
import static dev.stowage.volume.mount.MountDefinition.volume;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.docker.DockerStorage;
import dev.stowage.docker.VolumeArchive;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.contract.EngineUnderTest;
import dev.stowage.testkit.contract.VolumeContract;
import dev.stowage.testkit.fault.Fault;
import dev.stowage.testkit.plugin.FakePlugin;
import dev.stowage.testkit.plugin.ManagedPlugin;
import dev.stowage.testkit.plugin.PluginMethod;
import dev.stowage.testkit.plugin.PluginScope;
import dev.stowage.testkit.program.FileCommands;
import dev.stowage.testkit.recording.CallJournal;
import dev.stowage.testkit.recording.CallPattern;
import dev.stowage.testkit.recording.Scenario;
import dev.stowage.testkit.transport.ReplayTransport;
import dev.stowage.testkit.tree.FileTree;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeFilter;
import dev.stowage.volume.cluster.ClusterSpec;
import dev.stowage.volume.cluster.ClusterVolumeDefinition;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.content.VolumeSeed;
import dev.stowage.volume.copy.VolumeCopy;
import dev.stowage.volume.driver.DriverProfile;
import dev.stowage.volume.driver.DriverTrait;
import dev.stowage.volume.driver.SizeDialect;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.driver.local.NfsVolume;
import dev.stowage.volume.gather.FileGathering;
import dev.stowage.volume.golden.GoldenDefinition;
import dev.stowage.volume.golden.GoldenSweep;
import dev.stowage.volume.golden.GoldenVolumes;
import dev.stowage.volume.mount.ContainerMounts;
import dev.stowage.volume.plugin.PluginInstallation;
import dev.stowage.volume.plugin.PluginManager;
import dev.stowage.volume.plugin.PluginName;
import dev.stowage.volume.plugin.PluginPrivilege;
import dev.stowage.volume.transfer.Transfer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The code that class and package pages show, compiled; a test compares the two. */
final class JavadocExamples {

  private JavadocExamples() {}

  static VolumeDefinition volumeDefinition() {
    VolumeDefinition orders = VolumeDefinition.named("orders-db").label("app", "shop").build();
    return orders;
  }

  static VolumeSeed volumeSeed(Path fixtures) {
    VolumeSeed seed =
        VolumeSeed.directory(fixtures)
            .ignoring("cache/*.tmp", "!cache/keep.tmp")
            .and(VolumeSeed.file("conf/shop.conf", "colour=blue"))
            .ownedBy(999, 999);
    return seed;
  }

  static VolumeCopy volumeCopy() {
    VolumeCopy copy = VolumeCopy.from("orders-db").to("orders-db-copy").stoppingUsers();
    VolumeCopy moveIn = VolumeCopy.fromHost("/srv/orders").to("orders-db");
    VolumeCopy backup = VolumeCopy.from("orders-db").toHost("/mnt/backup/orders");
    return copy.equals(moveIn) ? backup : copy;
  }

  static GoldenDefinition goldenDefinition(Path folder) {
    GoldenDefinition filled =
        GoldenDefinition.named("orders-db").ofVolume("orders").stoppingUsers();
    GoldenDefinition fixtures =
        GoldenDefinition.named("orders-db:v2").ofSeed(VolumeSeed.directory(folder)).replacing();
    return filled.equals(fixtures) ? filled : fixtures;
  }

  static GoldenSweep goldenSweep() {
    GoldenSweep sweep =
        GoldenSweep.olderThan(Duration.ofDays(30)).keepingNewest(2).except("orders-db:release");
    return sweep;
  }

  static void goldenVolumes(DockerStorage storage) {
    GoldenVolumes golden = storage.golden();
    golden.freeze(GoldenDefinition.named("orders-db").ofVolume("orders").stoppingUsers());
    golden.stamp("orders-db", "orders-test");
    golden.reset("orders-test");
  }

  /** Draws how far it is. */
  interface Bar {
    void stepTo(long bytes);
  }

  static void transfer(DockerStorage storage, Bar bar, Path archive) {
    Transfer transfer = Transfer.watchedBy(progress -> bar.stepTo(progress.bytes()));
    storage.files("orders-db").during(transfer).exportTo(archive);
  }

  static void archiveDefinition(DockerStorage storage, Path backup) {
    VolumeArchive archive = VolumeArchive.of(backup);
    storage.volumes().create(archive.definition("orders-restored").build());
  }

  static Manifest volumeArchive(Path backup) {
    Manifest manifest = VolumeArchive.of(backup).manifest();
    return manifest;
  }

  static VolumeFilter volumeFilter() {
    return VolumeFilter.all().label("app", "shop").nameContains("db").unused();
  }

  static ContainerMounts containerMounts() {
    ContainerMounts mounts =
        ContainerMounts.of(
            volume("orders-db").at("/var/lib/postgresql/data"),
            bind("/etc/shop/postgresql.conf").at("/etc/postgresql.conf").readOnly(),
            tmpfs().at("/run").size("64m"));
    return mounts;
  }

  static void dockerStorage(ContainerMounts mounts) {
    try (DockerStorage storage = DockerStorage.connect()) {
      storage.volumes().ensure(VolumeDefinition.named("orders-db").build());
      storage.mount(mounts, storage.docker().createContainerCmd("postgres:17")).exec();
    }
  }

  static void verify(DockerStorage storage, DockerClient docker, ContainerMounts mounts) {
    String id = storage.mount(mounts, docker.createContainerCmd("postgres:17")).exec().getId();
    storage.verify(id, mounts);
    storage.start(id);
  }

  static void pluginInstallation(PluginManager plugins) {
    PluginInstallation sshfs = PluginInstallation.of(PluginName.of("vieux/sshfs")).build();
    List<PluginPrivilege> asked = plugins.privileges(sshfs);
    plugins.install(sshfs.toBuilder().agreeTo(asked).setting("DEBUG", "1").build());
    plugins.enable(sshfs.name());
  }

  static ClusterVolumeDefinition clusterVolumeDefinition() {
    ClusterVolumeDefinition orders =
        ClusterVolumeDefinition.named("orders-db", VolumeDriver.named("csi-disk"))
            .spec(ClusterSpec.builder().secret("password", "disk-password").build())
            .build();
    return orders;
  }

  static void callJournal(CallJournal journal) {
    assertThat(journal.lines()).containsExactly("GET /volumes/orders", "POST /volumes/create");
  }

  static void scenario(Path file, DockerClientConfig config) throws IOException {
    Scenario scenario = Scenario.parse(Files.readString(file));
    try (ReplayTransport replay = ReplayTransport.of(scenario)) {
      DockerStorage.using(config, replay).volumes().list();
    }
  }

  static void givenState(FakeDocker docker, FileTree content, Path volumes, Path containers)
      throws IOException {
    docker.given().volume("orders-db", content);
    docker.given().volumes(Files.readString(volumes)); // what docker volume inspect printed
    docker.given().containers(Files.readString(containers)); // what docker inspect printed
  }

  static void fakePlugin() {
    FakePlugin ebs = FakePlugin.named("rexray/ebs").scope(PluginScope.GLOBAL).build();
    ebs.fail(PluginMethod.MOUNT, "volume is attached to another instance");
  }

  static ManagedPlugin managedPlugin() {
    FakePlugin ebs = FakePlugin.named("ebs").build();
    ManagedPlugin offered =
        ManagedPlugin.named("rexray/ebs:0.11", ebs)
            .network("host")
            .capabilities("CAP_SYS_ADMIN")
            .setting("EBS_REGION", "")
            .build();
    return offered;
  }

  static void callPattern() {
    CallPattern.call("POST", "/volumes/create").body("/Labels/app", "shop");
    CallPattern.call("DELETE", "/volumes/{name}").query("force", "true");
  }

  static void faults(FakeDocker docker) {
    docker.faults().on("DELETE", "/volumes/orders").times(2).give(Fault.volumeInUse("4f1c"));
  }

  private static DockerHttpClient myTransport;

  static class MyEngineContractTest extends VolumeContract {
    @Override
    protected EngineUnderTest engine() {
      return EngineUnderTest.over(myTransport);
    }
  }

  static VolumeDefinition nfsVolume() {
    VolumeDefinition backup =
        VolumeDefinition.named("backup")
            .driver(NfsVolume.server("10.0.0.5").export("/srv/backup").version(4).readOnly())
            .build();
    return backup;
  }

  static DriverProfile driverProfile() {
    DriverProfile disk =
        DriverProfile.named("acme/disk")
            .with(DriverTrait.NEEDS_PLUGIN, DriverTrait.REMOVAL_KEEPS_DATA)
            .sizeOption("capacity", SizeDialect.WHOLE_GIB)
            .secretOptions("pin");
    return disk;
  }

  static FileGathering fileGathering() {
    ContainerMounts mounts =
        ContainerMounts.of(
            volume("orders-db").at("/var/lib/orders"),
            bind("/etc/shop/shop.conf").at("/etc/shop/shop.conf").readOnly(),
            bind("/etc/shop/tax/de.conf").at("/etc/shop/tax/de.conf").readOnly());
    FileGathering gathering = FileGathering.forImage("shop:1", mounts).into("/etc/shop");
    return gathering;
  }

  static void fileCommands(FakeDocker docker) {
    docker.addImage("busybox:1.37", FileTree.empty());
    docker.programs().forImage("busybox:1.37", FileCommands.rmAndMv());
  }
}
