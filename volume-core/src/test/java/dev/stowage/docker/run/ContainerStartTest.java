package dev.stowage.docker.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stowage.docker.engine.Engine.FoundMount;
import dev.stowage.docker.engine.Engine.MountTrouble;
import dev.stowage.docker.engine.MemoryEngine;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumeSettings;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.MountFailedException;
import dev.stowage.volume.failure.MountProblem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContainerStartTest {

  private static final VolumeName ORDERS = VolumeName.of("orders");

  private final MemoryEngine engine = new MemoryEngine();

  private MountFailedException failure() {
    return catchThrowableOfType(
        MountFailedException.class, () -> new ContainerStart(engine).start("shop"));
  }

  private void trouble(Optional<VolumeName> volume, MountProblem problem) {
    engine.troubles.put("shop", new MountTrouble(volume, problem, "no such thing"));
  }

  private static FoundMount mount(String type, String name, String driver) {
    return new FoundMount(type, name, driver, "/" + type + name);
  }

  @Test
  void noTrouble_costsOneRequest() {
    new ContainerStart(engine).start("shop");

    assertThat(engine.calls).containsExactly("start shop");
  }

  @Test
  void volumeThatTheEngineNames_isTheOne() {
    trouble(Optional.of(ORDERS), MountProblem.SOURCE_MISSING);

    assertThat(failure())
        .hasMessageContaining("start container 'shop': volume 'orders' cannot be mounted")
        .extracting(MountFailedException::volumes)
        .isEqualTo(List.of(ORDERS));
  }

  @Test
  void volumeThatTheEngineDoesNotName_isOneOfThePlugins() {
    trouble(Optional.empty(), MountProblem.OTHER);
    engine.container(
        "shop",
        List.of(
            mount("volume", "plain", "local"),
            mount("volume", "orders", "nfs"),
            mount("bind", "", ""),
            mount("volume", "blog", "rexray")));

    assertThat(failure().volumes()).containsExactly(VolumeName.of("blog"), ORDERS);
  }

  @Test
  void kernelWithoutTheFileSystem_isNamedWithItsType() {
    VolumeDriver nfs =
        VolumeDriver.local().option("type", "nfs4").option("device", ":/x").option("o", "addr=n");
    engine.with("orders", VolumeSettings.defaults().withDriver(nfs));
    trouble(Optional.of(ORDERS), MountProblem.FILE_SYSTEM_UNKNOWN);

    assertThat(failure())
        .hasMessageContaining(
            "the kernel of the engine's host knows no file system 'nfs4': no such thing");
  }

  @Test
  void whatTheContainerMounts_cannotBeRead_isSecondToTheTrouble() {
    trouble(Optional.empty(), MountProblem.OTHER);

    MountFailedException failure = failure();

    assertThat(failure.volumes()).isEmpty();
    assertThat(failure).hasMessageContaining("no such thing");
    assertThat(failure.getSuppressed()).hasSize(1);
  }
}
