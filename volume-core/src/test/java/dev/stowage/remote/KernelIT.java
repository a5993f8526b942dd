package dev.stowage.remote;

import static dev.stowage.volume.mount.MountDefinition.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stowage.engines.EngineTest;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.ContainerNotFoundException;
import dev.stowage.volume.failure.MountFailedException;
import dev.stowage.volume.failure.MountProblem;
import dev.stowage.volume.mount.ContainerMounts;
import org.junit.jupiter.api.Test;

/** Local volumes that only their first mount shows to be impossible, on any engine. */
class KernelIT extends EngineTest {

  private MountFailedException failureToStart(String type, String device, String options) {
    VolumeDefinition definition =
        definition("mount")
            .driver(
                VolumeDriver.local()
                    .option("type", type)
                    .option("device", device)
                    .option("o", options))
            .build();
    volumes().ensure(definition);
    ContainerMounts mounts = ContainerMounts.of(volume(definition).at("/data"));
    String container = remember(engine.create(mounts, "true"));
    MountFailedException failure =
        catchThrowableOfType(MountFailedException.class, () -> storage().start(container));
    assertThat(failure.volumes()).containsExactly(definition.name());
    assertThat(failure).hasMessageContaining("start container '" + container + "'");
    return failure;
  }

  @Test
  void fileSystemUnknown_namesWhatTheKernelLacks() {
    assertThat(failureToStart("stowagefs", ":/export", "addr=127.0.0.1"))
        .returns(MountProblem.FILE_SYSTEM_UNKNOWN, MountFailedException::problem)
        .hasMessageContaining("the kernel of the engine's host knows no file system 'stowagefs'")
        .hasMessageContaining("no such device");
  }

  @Test
  void serverUnknown_isSaid() {
    assertThat(failureToStart("nfs", ":/export", "addr=stowage.invalid,password=hush"))
        .returns(MountProblem.SERVER_UNKNOWN, MountFailedException::problem)
        .hasMessageNotContaining("hush");
  }

  @Test
  void directoryMissing_isSaid() {
    assertThat(failureToStart("none", "/stowage/nowhere", "bind"))
        .returns(MountProblem.SOURCE_MISSING, MountFailedException::problem);
  }

  @Test
  void optionRefused_isSaid() {
    assertThat(failureToStart("tmpfs", "tmpfs", "colour=blue"))
        .returns(MountProblem.OPTIONS_REFUSED, MountFailedException::problem);
  }

  @Test
  void start_withoutTrouble_canBeRepeated() {
    VolumeDefinition definition = definition("fine").build();
    ContainerMounts mounts = ContainerMounts.of(volume(definition).at("/data"));
    String container = remember(engine.create(mounts, "sleep 60"));

    storage().start(container);
    storage().start(container);

    assertThat(engine.inspect(container).at("/State/Running").asBoolean()).isTrue();
  }

  @Test
  void start_containerMissing_isSaid() {
    assertThatThrownBy(() -> storage().start(name("nobody")))
        .isInstanceOf(ContainerNotFoundException.class);
  }
}
