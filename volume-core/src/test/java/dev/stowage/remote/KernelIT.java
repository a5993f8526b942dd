package dev.stowage.remote;

import static dev.stowage.volume.mount.MountDefinition.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stowage.engines.EngineTest;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.content.VolumeFiles;
import dev.stowage.volume.driver.DriverForm;
import dev.stowage.volume.driver.SecretText;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.driver.local.CifsVolume;
import dev.stowage.volume.driver.local.HostDirectoryVolume;
import dev.stowage.volume.driver.local.NfsVolume;
import dev.stowage.volume.driver.local.TmpfsVolume;
import dev.stowage.volume.failure.ContainerNotFoundException;
import dev.stowage.volume.failure.MountFailedException;
import dev.stowage.volume.failure.MountProblem;
import dev.stowage.volume.mount.ContainerMounts;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Local volumes that only their first mount shows to be impossible, on any engine. */
class KernelIT extends EngineTest {

  private static final String SECRET = "my long secret";

  private VolumeDefinition made(DriverForm form) {
    VolumeDefinition definition = definition("mount").driver(form).build();
    volumes().ensure(definition);
    return definition;
  }

  private MountFailedException failureToStart(DriverForm form) {
    VolumeDefinition definition = made(form);
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
    VolumeDriver unknown =
        VolumeDriver.local()
            .option("type", "stowagefs")
            .option("device", ":/export")
            .option("o", "addr=127.0.0.1");

    assertThat(failureToStart(unknown))
        .returns(MountProblem.FILE_SYSTEM_UNKNOWN, MountFailedException::problem)
        .hasMessageContaining("the kernel of the engine's host knows no file system 'stowagefs'")
        .hasMessageContaining("no such device");
  }

  @Test
  void serverUnknown_isSaid() {
    assertThat(failureToStart(NfsVolume.server("stowage.invalid").export("/export")).problem())
        .isEqualTo(MountProblem.SERVER_UNKNOWN);
  }

  /** Old engines quote the options of a mount that failed, the password among them. */
  @Test
  void password_isInNoFailure() {
    CifsVolume share =
        CifsVolume.server("127.0.0.1").share("shop").login("u", SecretText.of(SECRET));

    MountFailedException failure = failureToStart(share);

    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    assertThat(trace.toString()).doesNotContain("secret").doesNotContain("long");
    VolumeDefinition definition = made(share);
    VolumeFiles files = storage().files(definition.name());
    assertThat(catchThrowableOfType(MountFailedException.class, () -> files.list("")))
        .returns(List.of(definition.name()), MountFailedException::volumes)
        .returns(failure.problem(), MountFailedException::problem)
        .hasMessageNotContaining("secret")
        .hasMessageNotContaining("long");
  }

  @Test
  void directoryMissing_isSaid() {
    assertThat(failureToStart(HostDirectoryVolume.at("/stowage/nowhere")).problem())
        .isEqualTo(MountProblem.SOURCE_MISSING);
  }

  @Test
  void optionRefused_isSaid() {
    assertThat(failureToStart(TmpfsVolume.memory().mountOption("colour=blue")).problem())
        .isEqualTo(MountProblem.OPTIONS_REFUSED);
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
