package dev.stowage.docker.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.command.CreateContainerResponse;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import dev.stowage.docker.DockerStorage;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.fault.Fault;
import dev.stowage.testkit.tree.FileTree;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.content.ArchiveFormat;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.content.VolumeSeed;
import dev.stowage.volume.copy.CopyPlan;
import dev.stowage.volume.copy.VolumeCopy;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.failure.VolumeException;
import dev.stowage.volume.failure.VolumeInUseException;
import dev.stowage.volume.failure.VolumeNotEmptyException;
import dev.stowage.volume.failure.VolumeNotFoundException;
import dev.stowage.volume.file.FileState;
import java.io.OutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopiesTest {

  private static final String ARCHIVE = "/containers/{id}/archive";
  private static final VolumeCopy COPY = VolumeCopy.from("orders").to("copy");

  private final FakeDocker docker = FakeDocker.create();
  private final DockerStorage storage = DockerStorage.using(docker.config(), docker.transport());

  @BeforeEach
  void fillSource() {
    storage.volumes().ensure(VolumeDefinition.named("orders").label("app", "shop").build());
    storage
        .files("orders")
        .seed(
            VolumeSeed.file("conf/shop.conf", "blue")
                .ownedBy(999, 998)
                .modes("0640", "0750")
                .and(VolumeSeed.file("data/big", new byte[300_000]))
                .and(VolumeSeed.symlink("up", "../x"))
                .and(VolumeSeed.emptyDirectory("").ownedBy(70, 70).modes("0640", "2750")));
    docker.addImage("tiny:1", FileTree.empty());
  }

  @AfterEach
  void noCarrierIsLeft() {
    docker.faults().clear();
    assertThat(storage.docker().listContainersCmd().withShowAll(true).exec())
        .noneMatch(it -> it.getImage().startsWith("stowage"));
    storage.close();
  }

  private static Manifest content(DockerStorage of, String volume) {
    return of.files(volume).exportTo(OutputStream.nullOutputStream(), ArchiveFormat.TAR);
  }

  private boolean isThere(String volume) {
    return storage.volumes().find(volume).isPresent();
  }

  private String user(boolean removedWhenStopped) {
    CreateContainerResponse made =
        storage
            .docker()
            .createContainerCmd("tiny:1")
            .withName("database")
            .withCmd("sleep", "1000")
            .withHostConfig(
                HostConfig.newHostConfig()
                    .withNetworkMode("none")
                    .withAutoRemove(removedWhenStopped)
                    .withBinds(Bind.parse("orders:/data")))
            .exec();
    return made.getId();
  }

  private String state(String container) {
    return storage.docker().inspectContainerCmd(container).exec().getState().getStatus();
  }

  @Test
  void copy_takesContentDriverAndLabels() {
    Manifest copied = storage.copies().copy(COPY.verified());
    assertThat(content(storage, "copy").differences(content(storage, "orders"))).isEmpty();
    assertThat(copied.differences(content(storage, "orders"))).isEmpty();
    assertThat(storage.files("copy").stat("")).returns(0_2750, FileState::mode);
    assertThat(storage.volumes().inspect(VolumeName.of("copy")).labels())
        .containsEntry("app", "shop");
  }

  @Test
  void copy_toAnotherEngine() {
    try (FakeDocker other = FakeDocker.create();
        DockerStorage far = DockerStorage.using(other.config(), other.transport())) {
      storage.copiesTo(far).copy(COPY);
      assertThat(content(far, "copy").differences(content(storage, "orders"))).isEmpty();
      assertThat(isThere("copy")).isFalse();
      storage.copiesTo(far).move(VolumeCopy.from("orders").to("orders"));
      assertThat(isThere("orders")).isFalse();
      assertThat(far.files("orders").readText("conf/shop.conf")).isEqualTo("blue");
    }
  }

  @Test
  void copy_intoWhatHoldsSomething_changesNothing() {
    storage.volumes().ensure(VolumeDefinition.named("copy").build());
    storage.files("copy").write("mine", "x");
    assertThatThrownBy(() -> storage.copies().copy(COPY))
        .isInstanceOf(VolumeNotEmptyException.class);
    assertThat(storage.files("copy").list("")).hasSize(1);
  }

  @Test
  void wrongCopies_areRefusedBeforeAnythingIsMade() {
    assertThatThrownBy(() -> storage.copies().copy(VolumeCopy.from("absent").to("copy")))
        .isInstanceOf(VolumeNotFoundException.class);
    assertThatThrownBy(() -> storage.copies().copy(VolumeCopy.from("orders").to("orders")))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("is its own source");
    storage
        .volumes()
        .ensure(
            VolumeDefinition.named("host")
                .driver(
                    VolumeDriver.local()
                        .option("type", "none")
                        .option("o", "bind")
                        .option("device", "/"))
                .build());
    assertThatThrownBy(() -> storage.copies().copy(VolumeCopy.from("host").to("copy")))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("give a definition for the target");
    assertThat(isThere("copy")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void users_areKeptStill_andRunOn(boolean stop) {
    String user = user(false);
    storage.docker().startContainerCmd(user).exec();
    VolumeCopy copy = stop ? COPY.stoppingUsers() : COPY.pausingUsers();
    CopyPlan plan = storage.copies().plan(copy);
    assertThat(plan.toString().lines())
        .containsExactly(
            (stop ? "stop" : "pause") + " container 'database'",
            "create volume 'copy'",
            "copy volume 'orders' to volume 'copy'",
            (stop ? "start" : "unpause") + " container 'database'");
    docker.journal().clear();
    storage.copies().copy(copy);
    assertThat(docker.journal().lines())
        .contains("POST /containers/" + user + (stop ? "/stop" : "/pause"));
    assertThat(state(user)).isEqualTo("running");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void copyFails_usersRunOn_andNothingIsLeft(boolean stop) {
    String user = user(false);
    storage.docker().startContainerCmd(user).exec();
    docker.faults().on("PUT", ARCHIVE).after(1).times(1).give(Fault.diskFull());
    assertThatThrownBy(
            () -> storage.copies().copy(stop ? COPY.stoppingUsers() : COPY.pausingUsers()))
        .isInstanceOf(VolumeException.class);
    assertThat(state(user)).isEqualTo("running");
    assertThat(isThere("copy")).isFalse();
  }

  @Test
  void cutShort_nothingIsLeft() {
    docker.faults().on("GET", ARCHIVE).after(1).times(1).give(Fault.truncate(100_000));
    assertThatThrownBy(() -> storage.copies().copy(COPY)).isInstanceOf(VolumeException.class);
    assertThat(isThere("copy")).isFalse();
    assertThat(isThere("orders")).isTrue();
  }

  @Test
  void userThatEndsWithItsStop_isNotStopped() {
    String user = user(true);
    storage.docker().startContainerCmd(user).exec();
    assertThatThrownBy(() -> storage.copies().copy(COPY.stoppingUsers()))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("is removed by the engine as soon as it stops");
    assertThat(state(user)).isEqualTo("running");
    assertThat(isThere("copy")).isFalse();
  }

  @Test
  void rename_movesAll_unlessSomebodyRefersToIt() {
    String user = user(false);
    assertThatThrownBy(() -> storage.copies().rename("orders", "renamed"))
        .isInstanceOf(VolumeInUseException.class);
    assertThat(isThere("renamed")).isFalse();
    storage.docker().removeContainerCmd(user).exec();
    Manifest before = content(storage, "orders");
    storage.copies().rename("orders", "renamed");
    assertThat(isThere("orders")).isFalse();
    assertThat(content(storage, "renamed").differences(before)).isEmpty();
  }
}
