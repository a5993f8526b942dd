package dev.stowage.docker.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import dev.stowage.docker.DockerStorage;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.fault.Fault;
import dev.stowage.testkit.recording.CallPattern;
import dev.stowage.testkit.tree.FileTree;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.copy.VolumeCopy;
import dev.stowage.volume.failure.EngineErrorException;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.failure.VolumeException;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Directories of the engine's host, into volumes and back. */
class HostCopiesTest {

  private static final String ARCHIVE = "/containers/{id}/archive";

  private final FakeDocker docker = FakeDocker.create();
  private final DockerStorage storage = DockerStorage.using(docker.config(), docker.transport());

  @BeforeEach
  void fillHost() throws IOException {
    docker.hostFiles().createDirectories("/srv/orders/conf");
    docker.hostFiles().write("/srv/orders/conf/shop.conf", "blue");
    docker.hostFiles().createDirectories("/srv/backup");
    docker.addImage("tiny:1", FileTree.empty());
  }

  @AfterEach
  void noCarrierIsLeft() {
    docker.faults().clear();
    assertThat(storage.docker().listContainersCmd().withShowAll(true).exec())
        .noneMatch(it -> it.getImage().startsWith("stowage"));
    storage.close();
  }

  @Test
  void directoryIntoAVolumeAndBack() throws IOException {
    VolumeCopy in = VolumeCopy.fromHost("/srv/orders").to("orders").verified();
    assertThat(storage.copies().plan(in))
        .hasToString(
            """
            create volume 'orders'
            copy host directory '/srv/orders' to volume 'orders'
            read volume 'orders' back""");
    Manifest copied = storage.copies().copy(in);
    assertThat(copied.entries())
        .extracting(entry -> entry.state().path().value())
        .containsExactly("", "conf", "conf/shop.conf");
    assertThat(storage.files("orders").readText("conf/shop.conf")).isEqualTo("blue");

    Manifest back =
        storage.copies().copy(VolumeCopy.from("orders").toHost("/srv/backup").verified());
    assertThat(back.differences(copied)).isEmpty();
    assertThat(docker.hostFiles().readString("/srv/backup/conf/shop.conf")).isEqualTo("blue");
    assertThat(docker.hostFiles().readString("/srv/orders/conf/shop.conf")).isEqualTo("blue");
  }

  @Test
  void theSourceIsBoundReadOnly() {
    storage.copies().copy(VolumeCopy.fromHost("/srv/orders").to("orders"));
    assertThat(
            docker
                .journal()
                .calls(
                    CallPattern.call("POST", "/containers/create")
                        .body("/HostConfig/Mounts/0/Source", "/srv/orders")
                        .body("/HostConfig/Mounts/0/ReadOnly", true)))
        .hasSize(1);
  }

  @Test
  void missingDirectory_isRefusedAndNothingIsLeft() {
    assertThatThrownBy(() -> storage.copies().copy(VolumeCopy.fromHost("/srv/none").to("orders")))
        .isInstanceOf(EngineErrorException.class)
        .hasMessageContaining("open host directory '/srv/none'")
        .hasMessageContaining("bind source path does not exist");
    assertThat(storage.volumes().find("orders")).isEmpty();
  }

  @Test
  void targetThatHoldsSomething_isRefusedAndLeft() throws IOException {
    storage.volumes().ensure(VolumeDefinition.named("orders").build());
    assertThatThrownBy(() -> storage.copies().copy(VolumeCopy.from("orders").toHost("/srv/orders")))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("host directory '/srv/orders'")
        .hasMessageContaining("it holds 'conf'");
    assertThat(docker.hostFiles().readString("/srv/orders/conf/shop.conf")).isEqualTo("blue");
  }

  @Test
  void copyFails_theTargetIsAsEmptyAsItWas() throws IOException {
    storage.copies().copy(VolumeCopy.fromHost("/srv/orders").to("orders"));
    docker.faults().on("PUT", ARCHIVE).after(1).times(1).give(Fault.diskFull());
    assertThatThrownBy(() -> storage.copies().copy(VolumeCopy.from("orders").toHost("/srv/backup")))
        .isInstanceOf(VolumeException.class);
    assertThat(docker.hostFiles().list("/srv/backup")).isEmpty();
  }

  @Test
  void moveOfADirectory_isRefused() {
    assertThatThrownBy(() -> storage.copies().move(VolumeCopy.fromHost("/srv/orders").to("orders")))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("cannot be removed by the engine");
  }

  @Test
  void relativeDirectory_isRefusedAtOnce() {
    assertThatThrownBy(() -> VolumeCopy.fromHost("srv"))
        .isInstanceOf(InvalidDefinitionException.class);
  }

  @Test
  void whoBindsIt_isPausedMeanwhile() {
    String user =
        storage
            .docker()
            .createContainerCmd("tiny:1")
            .withName("shop")
            .withCmd("sleep", "1000")
            .withHostConfig(HostConfig.newHostConfig().withBinds(Bind.parse("/srv/orders/conf:/c")))
            .exec()
            .getId();
    storage.docker().startContainerCmd(user).exec();
    VolumeCopy copy = VolumeCopy.fromHost("/srv/orders").to("orders").pausingUsers();
    assertThat(storage.copies().plan(copy).containers()).containsExactly("shop");
    storage.copies().copy(copy);
    assertThat(docker.journal().lines())
        .contains("POST /containers/" + user + "/pause", "POST /containers/" + user + "/unpause");
  }
}
