package dev.stowage.docker.content;

import static dev.stowage.volume.mount.MountDefinition.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stowage.docker.DockerStorage;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.fault.Fault;
import dev.stowage.testkit.plugin.FakePlugin;
import dev.stowage.testkit.plugin.PluginMethod;
import dev.stowage.testkit.program.ProgramEnd;
import dev.stowage.testkit.recording.RecordedCall;
import dev.stowage.testkit.tree.FileTree;
import dev.stowage.volume.AnonymousVolume;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.content.Loss;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.content.VolumeFiles;
import dev.stowage.volume.content.VolumeSeed;
import dev.stowage.volume.copy.VolumeCopy;
import dev.stowage.volume.driver.DriverForm;
import dev.stowage.volume.driver.DriverProfile;
import dev.stowage.volume.driver.DriverProfiles;
import dev.stowage.volume.driver.DriverTrait;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.driver.local.TmpfsVolume;
import dev.stowage.volume.failure.EngineErrorException;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.failure.UnsupportedByEngineException;
import dev.stowage.volume.failure.VolumeException;
import dev.stowage.volume.file.ContentPath;
import dev.stowage.volume.file.FileAccess;
import dev.stowage.volume.mount.ContainerMounts;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of a driver is told of what goes in and out of its volumes, and acted upon. */
class DriverTraitsTest {

  private static final Loss ACCESS = new Loss(ContentPath.ROOT, Loss.Kind.OWNER_OR_MODE);
  private static final Loss LATER = new Loss(ContentPath.ROOT, Loss.Kind.STORED_LATER);
  private static final DriverProfiles PROFILES =
      DriverProfiles.standard()
          .with(
              DriverProfile.named("acme/slow")
                  .with(
                      DriverTrait.NEEDS_PLUGIN,
                      DriverTrait.WRITES_ARE_DELAYED,
                      DriverTrait.LOSES_OWNER_OR_MODE,
                      DriverTrait.REMOVAL_KEEPS_DATA))
          .with(DriverProfile.named("acme/disk").with(DriverTrait.REMOVAL_DELETES_DATA))
          .with(DriverProfile.named("acme/pins").secretOptions("pin").onlyOptions("pin"));

  @TempDir Path directory;

  private final FakePlugin pins = FakePlugin.named("acme/pins").build();
  private final FakeDocker docker =
      FakeDocker.builder()
          .plugin(FakePlugin.named("acme/slow").build())
          .plugin(FakePlugin.named("acme/disk").build())
          .plugin(pins)
          .build();
  private final DockerStorage storage =
      DockerStorage.builder().driverProfiles(PROFILES).using(docker.config(), docker.transport());

  @AfterEach
  void close() {
    storage.close();
    docker.close();
  }

  private static VolumeDefinition.Builder definition(String name, String driver) {
    return VolumeDefinition.named(name).driver(VolumeDriver.named(driver).knownBy(PROFILES));
  }

  private VolumeFiles files(String name, String driver) {
    storage.volumes().ensure(definition(name, driver).build());
    return storage.files(name);
  }

  @Test
  void manifests_tellWhatTheDriverLoses() {
    Path archive = directory.resolve("a.tar");
    VolumeFiles slow = files("slow", "acme/slow");

    assertThat(slow.seed(VolumeSeed.file("a", "b")).losses()).containsExactly(ACCESS, LATER);
    assertThat(slow.exportTo(archive).losses()).containsExactly(ACCESS);
    assertThat(slow.restoreOver(archive).losses()).containsExactly(ACCESS, LATER);
    assertThat(files("slow-too", "acme/slow").restoreFrom(archive).losses())
        .containsExactly(ACCESS, LATER);
    assertThat(files("disk", "acme/disk").restoreFrom(archive).losses()).isEmpty();
    assertThat(storage.copies().copy(VolumeCopy.from("disk").to("disk-too")).losses()).isEmpty();
    assertThat(slow.exportTo(directory.resolve("b.tar")).toString())
        .endsWith("lost: [OWNER_OR_MODE of .]");
  }

  @Test
  void plans_tellWhatBecomesOfTheData() {
    files("disk", "acme/disk");
    VolumeCopy copy = VolumeCopy.from("disk").to(definition("slow", "acme/slow").build());

    assertThat(storage.copies().plan(copy))
        .hasToString(
            """
            create volume 'slow'
            copy volume 'disk' to volume 'slow'
            volume 'slow' may not have stored what was written when a container ends
            volume 'slow' does not keep owner or mode of files
            volume 'disk', if it is moved, deletes the data from its storage when the volume is \
            removed""");
    assertThat(storage.volumes().plan(definition("x", "acme/disk").build()))
        .hasToString(
            "create volume 'x' (driver acme/disk), which deletes the data from its storage when the"
                + " volume is removed");
  }

  /** Removing the volume would leave half of it where the next one finds it. */
  @Test
  void afterAFailure_whatRemovalWouldLeaveIsTakenBack() {
    VolumeSeed seed = VolumeSeed.file("a", "b");
    VolumeDefinition slow = definition("slow", "acme/slow").initialContent(seed).build();
    VolumeDefinition disk = definition("disk", "acme/disk").initialContent(seed).build();

    assertThat(uploadsUntilRemoved(slow)).isEqualTo(uploadsUntilRemoved(disk) + 2);
  }

  /** The first upload marks the place, the second fails. */
  private long uploadsUntilRemoved(VolumeDefinition definition) {
    int before = docker.journal().calls().size();
    docker.faults().on("PUT", "/containers/{id}/archive").nth(2).give(Fault.answer(500, "full"));
    assertThatExceptionOfType(VolumeException.class)
        .isThrownBy(() -> storage.volumes().ensure(definition))
        .withMessageContaining("full");
    docker.faults().clear();
    List<RecordedCall> calls = docker.journal().calls();
    assertThat(storage.volumes().find(definition.name())).isEmpty();
    return calls.stream().skip(before).filter(it -> it.method().equals("PUT")).count();
  }

  /** Whoever defines a volume need not know what is known of its driver. */
  @Test
  void definitions_areJudgedByWhatTheConnectionKnows() {
    VolumeDefinition.Builder plain =
        VolumeDefinition.named("pins")
            .driver(VolumeDriver.named("acme/pins").option("pin", "hunter2"));

    assertThat(storage.volumes().plan(plain.build()).toString())
        .isEqualTo("create volume 'pins' (driver acme/pins{pin=***})");
    pins.fail(PluginMethod.CREATE, "no pin hunter2");
    assertThatExceptionOfType(EngineErrorException.class)
        .isThrownBy(() -> storage.volumes().ensure(plain.build()))
        .withMessageContaining("no pin ***")
        .withMessageNotContaining("hunter2");
    VolumeDriver unknown = VolumeDriver.named("acme/pins").option("colour", "red");
    assertThatExceptionOfType(InvalidDefinitionException.class)
        .isThrownBy(() -> storage.volumes().ensure(plain.driver(unknown).build()))
        .withMessageContaining("option 'colour' of driver acme/pins: is unknown to that driver");
    assertThatExceptionOfType(InvalidDefinitionException.class)
        .isThrownBy(
            () -> storage.volumes().create(AnonymousVolume.builder().driver(unknown).build()));
  }

  @Test
  void memory_isNotFilledBeforeAContainerHasIt() {
    DriverForm memory = TmpfsVolume.memory();
    storage.volumes().ensure(VolumeDefinition.named("memory").driver(memory).build());
    VolumeFiles files = storage.files("memory");

    assertThatExceptionOfType(InvalidDefinitionException.class)
        .isThrownBy(
            () ->
                VolumeDefinition.named("memory")
                    .driver(memory)
                    .initialContent(VolumeSeed.file("a", "b"))
                    .build())
        .withMessageContaining("initial content of volume 'memory': would be gone at once");
    assertThatExceptionOfType(UnsupportedByEngineException.class)
        .isThrownBy(() -> files.write("a", "b"))
        .withMessageContaining("write 'a' of volume 'memory'")
        .withMessageContaining("and none has now; start a container that mounts it first");
    assertThatExceptionOfType(UnsupportedByEngineException.class)
        .isThrownBy(() -> files.seed(VolumeSeed.file("a", "b")));
    assertThatExceptionOfType(UnsupportedByEngineException.class)
        .isThrownBy(() -> files.createDirectory("a", FileAccess.OF_FILES));

    docker.addImage("shop", FileTree.empty(), "CMD [\"shop\"]");
    docker.programs().forImage("shop", run -> ProgramEnd.runsOn());
    storage
        .mount(
            ContainerMounts.of(volume("memory").at("/m")),
            storage.docker().createContainerCmd("shop"))
        .withName("shop")
        .exec();
    storage.start("shop");
    files.write("a", "b");
    Manifest manifest = files.exportTo(directory.resolve("m.tar"));
    assertThat(manifest.entries()).hasSize(2);
  }
}
