package dev.stowage.docker.gather;

import static dev.stowage.volume.mount.MountDefinition.bind;
import static dev.stowage.volume.mount.MountDefinition.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stowage.docker.DockerStorage;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.fault.Fault;
import dev.stowage.testkit.recording.CallPattern;
import dev.stowage.testkit.tree.FileTree;
import dev.stowage.volume.Finding;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumePlan.Step;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.failure.ArchiveDamagedException;
import dev.stowage.volume.failure.ImageNotFoundException;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.failure.VolumeException;
import dev.stowage.volume.file.FileState;
import dev.stowage.volume.gather.FileGathering;
import dev.stowage.volume.gather.GatheredVolume;
import dev.stowage.volume.gather.GatheringPlan;
import dev.stowage.volume.mount.ContainerMounts;
import dev.stowage.volume.mount.VolumeMount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** File binds that become volumes, over the engine in memory. */
class GatheringsOnFakeTest {

  @TempDir Path host;

  private final FakeDocker docker = FakeDocker.create();
  private final DockerStorage storage = DockerStorage.using(docker.config(), docker.transport());

  @BeforeEach
  void writeFiles() throws IOException {
    docker.addImage(
        "shop:1",
        FileTree.builder()
            .file("etc/shop/shop.conf", "the image's")
            .file("etc/other/default.conf", "of the image")
            .directory("etc/other/empty")
            .build(),
        "VOLUME /var/lib/shop");
    write("shop.conf", "colour=blue");
    Files.createDirectory(host.resolve("tax"));
    write("tax/de.conf", "19");
  }

  @AfterEach
  void nothingIsLeftThatMovedContent() {
    docker.faults().clear();
    assertThat(storage.docker().listContainersCmd().withShowAll(true).exec()).isEmpty();
    assertThat(names()).allMatch(name -> name.startsWith("stowage-gathered-"));
    storage.close();
    docker.close();
  }

  private void write(String name, String text) throws IOException {
    Path path = host.resolve(name);
    Files.writeString(path, text);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r-----"));
  }

  private List<String> names() {
    return storage.volumes().list().stream().map(it -> it.name().value()).toList();
  }

  private ContainerMounts mounts(String directory) {
    return ContainerMounts.of(
        volume("orders-db").at("/data"),
        bind(host.resolve("shop.conf")).at(directory + "/shop.conf").readOnly(),
        bind("/var/log").at("/logs"),
        bind(host.resolve("tax/de.conf")).at(directory + "/tax/de.conf").readOnly());
  }

  private FileGathering gathering() {
    return FileGathering.forImage("shop:1", mounts("/etc/shop")).into("/etc/shop");
  }

  private VolumeName name(FileGathering gathering) {
    return storage.gatherings().plan(gathering).volumes().get(0).volume().definition().name();
  }

  @Test
  void plan_saysWhatIsGathered_andMakesNothing() {
    GatheringPlan plan = storage.gatherings().plan(gathering());
    GatheredVolume gathered = plan.volumes().get(0);
    assertThat(gathered.volume().step()).isEqualTo(Step.CREATE_AND_FILL);
    assertThat(gathered.files())
        .extracting(it -> it.target().value())
        .containsExactly("/etc/shop/shop.conf", "/etc/shop/tax/de.conf");
    assertThat(plan.mounts().mounts())
        .extracting(it -> it.target().value())
        .containsExactly("/data", "/etc/shop", "/logs");
    assertThat(plan)
        .hasToString(
            "create and fill "
                + gathered.volume().definition()
                + "\nmount it read-only at /etc/shop in place of 2 file binds");
    assertThat(storage.volumes().list()).isEmpty();
  }

  @Test
  void gather_fillsAVolumeOnce_andMountsItReadOnly() {
    ContainerMounts mounts = storage.gatherings().gather(gathering());
    VolumeMount mount = (VolumeMount) mounts.mounts().get(1);
    assertThat(mount.readOnly()).isTrue();
    assertThat(mount.noCopy()).isTrue();
    FileTree tree = docker.filesOfVolume(mount.volume().value());
    assertThat(tree.text("shop.conf")).isEqualTo("colour=blue");
    assertThat(tree.text("tax/de.conf")).isEqualTo("19");
    FileState file = storage.files(mount.volume()).stat("shop.conf");
    assertThat(file.mode()).isEqualTo(0_640);
    assertThat(storage.files(mount.volume()).stat("").mode()).isEqualTo(0_755);
    assertThat(storage.files(mount.volume()).stat("tax").mode()).isEqualTo(0_755);

    int uploads =
        docker.journal().calls(CallPattern.call("PUT", "/containers/{id}/archive")).size();
    assertThat(storage.gatherings().gather(gathering())).isEqualTo(mounts);
    assertThat(docker.journal().calls(CallPattern.call("PUT", "/containers/{id}/archive")))
        .hasSize(uploads);
    assertThat(storage.gatherings().plan(gathering()).volumes().get(0).volume().step())
        .isEqualTo(Step.KEEP);
  }

  @Test
  void gathered_isWhatTheContainerGets() {
    ContainerMounts mounts = storage.gatherings().gather(gathering());
    String id =
        storage
            .mount(
                ContainerMounts.of(List.of(mounts.mounts().get(1))),
                storage.docker().createContainerCmd("shop:1").withCmd("run"))
            .exec()
            .getId();
    storage.verify(id, ContainerMounts.of(List.of(mounts.mounts().get(1))));
    storage.docker().removeContainerCmd(id).withRemoveVolumes(true).exec();
  }

  @Test
  void name_isTheSameForEqualFiles_whateverTheirTimesAndWhereTheyAre() throws IOException {
    VolumeName before = name(gathering());
    Files.setLastModifiedTime(host.resolve("shop.conf"), FileTime.from(Instant.EPOCH));
    assertThat(name(gathering())).isEqualTo(before);
    assertThat(name(FileGathering.hidingTheImage(mounts("/opt/conf")).into("/opt/conf")))
        .isEqualTo(before);
  }

  @Test
  void name_isAnotherForOtherContentModeOrPath() throws IOException {
    VolumeName before = name(gathering());
    write("tax/de.conf", "16");
    VolumeName content = name(gathering());
    write("tax/de.conf", "19");
    assertThat(name(gathering())).isEqualTo(before);
    Files.setPosixFilePermissions(
        host.resolve("shop.conf"), PosixFilePermissions.fromString("rw-------"));
    VolumeName mode = name(gathering());
    VolumeName path = name(FileGathering.hidingTheImage(mounts("/etc/shop")).into("/etc"));
    assertThat(List.of(before, content, mode, path)).doesNotHaveDuplicates();
  }

  @Test
  void whatTheImageHas_isNotHidden() {
    FileGathering hiding =
        FileGathering.forImage("shop:1", mounts("/etc/other")).into("/etc/other");
    List<Finding> findings =
        catchThrowableOfType(
                InvalidDefinitionException.class, () -> storage.gatherings().gather(hiding))
            .findings();
    assertThat(findings)
        .extracting(Finding::problem)
        .containsExactly(
            "has /etc/other/default.conf, which a volume at /etc/other would hide",
            "has /etc/other/empty, which a volume at /etc/other would hide");
    assertThat(storage.volumes().list()).isEmpty();
    storage
        .gatherings()
        .gather(FileGathering.hidingTheImage(mounts("/etc/other")).into("/etc/other"));
    assertThat(names()).hasSize(1);
  }

  @Test
  void whereTheImageHasNothing_nothingIsHidden() {
    storage
        .gatherings()
        .gather(FileGathering.forImage("shop:1", mounts("/srv/new")).into("/srv/new"));
    assertThat(names()).hasSize(1);
  }

  @Test
  void absentImage_isNamedAndNotPulled() {
    assertThatThrownBy(
            () ->
                storage
                    .gatherings()
                    .plan(FileGathering.forImage("nope:2", mounts("/d")).into("/d")))
        .isInstanceOfSatisfying(
            ImageNotFoundException.class, e -> assertThat(e.image()).isEqualTo("nope:2"))
        .hasMessageContaining("open image 'nope:2'");
  }

  @Test
  void filesThatAreNone_areAllNamed_andNothingIsMade() {
    ContainerMounts mounts =
        ContainerMounts.of(
            bind(host.resolve("tax")).at("/d/directory").readOnly(),
            bind(host.resolve("missing")).at("/d/missing").readOnly(),
            bind(host.resolve("shop.conf")).at("/d/good").readOnly());
    List<Finding> findings =
        catchThrowableOfType(
                InvalidDefinitionException.class,
                () -> storage.gatherings().gather(FileGathering.hidingTheImage(mounts).into("/d")))
            .findings();
    assertThat(findings)
        .hasSize(2)
        .allMatch(it -> it.problem().equals("is bound from what is no regular file here"));
    assertThat(storage.volumes().list()).isEmpty();
  }

  @Test
  void fileThatChangesMeanwhile_isAFailure_andNoVolumeIsLeft() throws IOException {
    GatheredVolume planned = storage.gatherings().plan(gathering()).volumes().get(0);
    write("tax/de.conf", "16");
    assertThatThrownBy(() -> storage.volumes().ensure(planned.volume().definition()))
        .hasMessageContaining("tax/de.conf changed while it was read")
        .isInstanceOf(ArchiveDamagedException.class);
    assertThat(storage.volumes().list()).isEmpty();
  }

  @Test
  void failureWhileFilling_leavesNoVolume() {
    docker.faults().on("PUT", "/containers/{id}/archive").give(Fault.answer(500, "disk full"));
    assertThatThrownBy(() -> storage.gatherings().gather(gathering()))
        .isInstanceOf(VolumeException.class);
    docker.faults().clear();
    assertThat(storage.volumes().list()).isEmpty();
  }

  @Test
  void sweep_removesOldOnesThatNobodyUses() throws IOException {
    VolumeName old =
        ((VolumeMount) storage.gatherings().gather(gathering()).mounts().get(1)).volume();
    write("shop.conf", "colour=red");
    ContainerMounts used =
        ContainerMounts.of(List.of(storage.gatherings().gather(gathering()).mounts().get(1)));
    String id =
        storage
            .mount(used, storage.docker().createContainerCmd("shop:1").withCmd("run"))
            .exec()
            .getId();
    docker.clock().advance(Duration.ofHours(2));
    write("shop.conf", "colour=green");
    VolumeName young =
        ((VolumeMount) storage.gatherings().gather(gathering()).mounts().get(1)).volume();
    assertThat(storage.gatherings().sweep(Duration.ofHours(1))).containsExactly(old);
    storage.docker().removeContainerCmd(id).withRemoveVolumes(true).exec();
    assertThat(storage.volumes().list().stream().map(VolumeState::name)).hasSize(2).contains(young);
  }

  static List<Fault> faults() {
    return List.of(Fault.answer(500, "no"), Fault.reset(), Fault.lostAnswer(), Fault.truncate(3));
  }

  /** A volume that is there is whole; and the next gathering finds nothing in its way. */
  @ParameterizedTest
  @MethodSource("faults")
  void anyFaultAtAnyRequest_leavesNothingHalf(Fault fault) {
    for (int request = 1; request < 40; request++) {
      docker.faults().onAnyCall().nth(request).give(fault);
      try {
        storage.gatherings().gather(gathering());
      } catch (VolumeException | UncheckedIOException expected) {
        assertThat(expected).isNotNull();
      }
      docker.faults().clear();
      storage.sweep();
      for (String volume : names()) {
        assertThat(docker.filesOfVolume(volume).paths())
            .containsExactly("shop.conf", "tax", "tax/de.conf");
      }
      VolumeName whole =
          ((VolumeMount) storage.gatherings().gather(gathering()).mounts().get(1)).volume();
      assertThat(docker.filesOfVolume(whole.value()).text("tax/de.conf")).isEqualTo("19");
      storage.volumes().remove(whole);
    }
  }
}
