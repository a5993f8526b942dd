package dev.stowage.engines;

import static dev.stowage.volume.mount.MountDefinition.anonymousVolume;
import static dev.stowage.volume.mount.MountDefinition.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stowage.engines.TestEngine.Ran;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.UnsupportedByEngineException;
import dev.stowage.volume.mount.ContainerMounts;
import dev.stowage.volume.mount.VolumeMount;
import org.junit.jupiter.api.Test;

/** What the engine and the kernel make of each option of a volume mount. */
class VolumeMountsIT extends EngineTest {

  private static final String PRINT = "cat /proc/self/mountinfo; ";

  private Ran run(VolumeMount.Builder mount, String script) {
    return engine.run(ContainerMounts.of(mount), script);
  }

  private static JsonNode asked(Ran ran) {
    return ran.inspection().path("HostConfig").path("Mounts").path(0);
  }

  private static JsonNode mounted(Ran ran) {
    return ran.inspection().path("Mounts").path(0);
  }

  @Test
  void data_outlivesItsContainerAndIsSharedBetweenContainers() {
    VolumeDefinition orders = definition("orders").build();
    volumes().ensure(orders);

    run(volume(orders).at("/data"), "echo order-1 > /data/orders");
    Ran second = run(volume(orders).at("/elsewhere"), "cat /elsewhere/orders");

    assertThat(second.output()).isEqualTo("order-1\n");
    assertThat(asked(second).path("Type").asText()).isEqualTo("volume");
    assertThat(asked(second).path("Source").asText()).isEqualTo(orders.name().value());
    assertThat(mounted(second).path("Name").asText()).isEqualTo(orders.name().value());
    assertThat(mounted(second).path("Driver").asText()).isEqualTo("local");
    assertThat(mounted(second).path("RW").asBoolean()).isTrue();
  }

  @Test
  void name_alone_isMadeOnTheSpotByTheEngine() {
    run(volume(name("plain")).at("/data"), "true");
    assertThat(volumes().inspect(name("plain")).driver()).isEqualTo(VolumeDriver.local());
  }

  @Test
  void readOnly_cannotBeWritten() {
    Ran ran = run(volume(name("ro")).at("/m").readOnly(), PRINT + "touch /m/x");
    assertThat(ran.status()).isNotZero();
    assertThat(ran.mountAt("/m").isReadOnly()).isTrue();
    assertThat(asked(ran).path("ReadOnly").asBoolean()).isTrue();
    assertThat(mounted(ran).path("RW").asBoolean()).isFalse();
  }

  @Test
  void emptyVolume_getsWhatTheImageHasUnlessNoCopy() {
    assumeTrue(engine.image().isMadeHere(), "the image has no seed file");
    Ran copied = run(volume(name("copy")).at("/seed"), "cat /seed/hello.txt");
    assertThat(copied.output()).isEqualTo("from the image\n");

    Ran empty = run(volume(name("nocopy")).at("/seed").noCopy(), "ls /seed");
    assertThat(empty.output()).isEmpty();
    assertThat(asked(empty).path("VolumeOptions").path("NoCopy").asBoolean()).isTrue();
  }

  @Test
  void labelsAndDriver_areGivenToAVolumeMadeOnTheSpot() {
    VolumeDriver memory =
        VolumeDriver.local()
            .option("type", "tmpfs")
            .option("device", "tmpfs")
            .option("o", "size=1m,mode=0750");
    Ran ran =
        run(
            volume(name("spot")).at("/m").driver(memory).label("app", "shop"),
            PRINT + "stat -c %a /m");

    assertThat(ran.mountAt("/m").fileSystem()).contains("tmpfs").contains("size=1024k");
    assertThat(ran.output()).contains("750\n");
    VolumeState made = volumes().inspect(name("spot"));
    assertThat(made.driver()).isEqualTo(memory);
    assertThat(made.labels()).containsEntry("app", "shop");
    JsonNode options = asked(ran).path("VolumeOptions");
    assertThat(options.path("Labels").path("app").asText()).isEqualTo("shop");
    assertThat(options.path("DriverConfig").path("Name").asText()).isEqualTo("local");
  }

  @Test
  void definition_carriesDriverAndLabels() {
    VolumeDefinition definition = definition("defined").label("app", "shop").build();
    run(volume(definition).at("/m"), "true");
    assertThat(volumes().ensure(definition).created()).isFalse();
  }

  @Test
  void subpath_mountsOnlyThatDirectoryOrIsRefused() {
    run(
        volume(name("sub")).at("/m"),
        "busybox mkdir -p /m/a/b; echo deep > /m/a/b/x; echo top > /m/y");
    VolumeMount.Builder mount = volume(name("sub")).at("/m").subpath("a/./b/");
    if (engine.speaks(45)) {
      Ran ran = run(mount, PRINT + "ls /m; cat /m/x");
      assertThat(ran.output()).endsWith("x\ndeep\n");
      assertThat(asked(ran).path("VolumeOptions").path("Subpath").asText()).isEqualTo("a/b");
    } else {
      assertThatExceptionOfType(UnsupportedByEngineException.class)
          .isThrownBy(() -> run(mount, "true"))
          .withMessageContaining("needs API 1.45")
          .withMessageContaining("whole volume");
    }
  }

  @Test
  void anonymous_isFreshLabelledAndGoesWithItsContainer() {
    ContainerMounts mounts =
        ContainerMounts.of(anonymousVolume().at("/m").label(TEST_LABEL, name("x")));
    Ran ran = engine.run(mounts, PRINT + "echo x > /m/x");

    assertThat(ran.status()).isZero();
    String volume = mounted(ran).path("Name").asText();
    assertThat(volume).matches("[0-9a-f]{64}");
    assertThat(asked(ran).path("VolumeOptions").path("Labels").path(TEST_LABEL).asText())
        .isEqualTo(name("x"));
    assertThat(ran.mountAt("/m").isReadOnly()).isFalse();
    assertThat(volumes().find(VolumeName.of(volume))).isEmpty();
  }

  @Test
  void anonymous_noCopy_startsEmpty() {
    Ran ran = engine.run(ContainerMounts.of(anonymousVolume().at("/seed").noCopy()), "ls /seed");
    assertThat(ran.output()).isEmpty();
  }
}
