package dev.stowage.docker.run;

import static dev.stowage.volume.mount.MountDefinition.anonymousVolume;
import static dev.stowage.volume.mount.MountDefinition.bind;
import static dev.stowage.volume.mount.MountDefinition.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stowage.docker.engine.Engine.FoundMount;
import dev.stowage.docker.engine.MemoryEngine;
import dev.stowage.volume.Finding;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeSettings;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.driver.plugin.Rclone;
import dev.stowage.volume.failure.ContainerNotFoundException;
import dev.stowage.volume.failure.DriverNotFoundException;
import dev.stowage.volume.failure.MountsDifferException;
import dev.stowage.volume.failure.VolumeDiffersException;
import dev.stowage.volume.mount.ContainerMounts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MountedVolumesTest {

  private static final VolumeDriver NFS = VolumeDriver.named("nfs").option("o", "ro");
  private static final VolumeDefinition ORDERS =
      VolumeDefinition.named("orders").driver(NFS).label("app", "shop").build();
  private static final ContainerMounts DEFINED = ContainerMounts.of(volume(ORDERS).at("/data"));
  private static final ContainerMounts NAMED = ContainerMounts.of(volume("orders").at("/data"));

  private final MemoryEngine engine = new MemoryEngine();
  private final MountedVolumes mounted = new MountedVolumes(engine);

  @Test
  void require_withoutVolumes_asksNothing() {
    mounted.require(ContainerMounts.of(bind("/h").at("/h")));

    assertThat(engine.calls).isEmpty();
  }

  @Test
  void require_aVolumeThatDiffers_isRefused() {
    engine.drivers.add("nfs");
    engine.with("orders", ORDERS.settings().withLabels(Map.of("app", "blog")));

    VolumeDiffersException failure =
        catchThrowableOfType(VolumeDiffersException.class, () -> mounted.require(DEFINED));

    assertThat(failure.attempt()).isEqualTo("mount volume orders at /data");
    assertThat(failure).hasMessageContaining("label app: wanted 'shop', is 'blog'");
  }

  @Test
  void require_aVolumeThatMatchesOrIsNotThereYet_isFine() {
    engine.drivers.add("nfs");
    mounted.require(DEFINED);

    engine.with("orders", ORDERS.settings());
    mounted.require(DEFINED);
    mounted.require(ContainerMounts.of(anonymousVolume().at("/a").driver(NFS)));
  }

  /** Without the driver's name an engine may make a fresh local volume of that name. */
  @Test
  void require_theNameOfAPluginsVolumeAlone_isGivenItsDriver() {
    engine.drivers.add("nfs");
    engine.with("orders", ORDERS.settings());
    engine.with("plain", VolumeSettings.defaults());

    assertThat(mounted.require(NAMED))
        .isEqualTo(
            ContainerMounts.of(volume("orders").at("/data").driver(VolumeDriver.named("nfs"))));
    ContainerMounts others =
        ContainerMounts.of(
            volume("plain").at("/a"), volume("nowhere").at("/b"), bind("/srv").at("/c"));
    assertThat(mounted.require(others)).isEqualTo(others);
  }

  @Test
  void require_aVolumeWhoseDriverKeepsData_saysSo() {
    engine.drivers.add("rclone");
    VolumeDefinition store =
        VolumeDefinition.named("store").driver(Rclone.remote("nas:backup")).build();
    engine.with("store", store.settings());
    VolumeDefinition other =
        VolumeDefinition.named("store").driver(Rclone.remote("nas:other")).build();

    assertThatThrownBy(() -> mounted.require(ContainerMounts.of(volume(other).at("/data"))))
        .isInstanceOf(VolumeDiffersException.class)
        .hasMessageContaining("remove the old volume, which leaves the data in place");
  }

  @Test
  void require_aDriverThatIsNotThere_isKnownAtOnce() {
    assertThatThrownBy(() -> mounted.require(DEFINED))
        .isInstanceOf(DriverNotFoundException.class)
        .hasMessageStartingWith("mount volume orders at /data");
    assertThatThrownBy(
            () -> mounted.require(ContainerMounts.of(anonymousVolume().at("/a").driver(NFS))))
        .isInstanceOf(DriverNotFoundException.class);
  }

  @Test
  void verify_whatWasAskedFor_isFine() {
    engine.with("orders", ORDERS.settings());
    engine.container("web", List.of(new FoundMount("volume", "orders", "nfs", "/data/")));

    mounted.verify("web", DEFINED);
    mounted.verify("web", NAMED);
    mounted.verify("web", ContainerMounts.of());
    engine.container("tagged", List.of(new FoundMount("volume", "orders", "nfs:latest", "/data")));
    mounted.verify("tagged", DEFINED);
    assertThatThrownBy(() -> mounted.verify("nosuch", NAMED))
        .isInstanceOf(ContainerNotFoundException.class);
  }

  @Test
  void verify_aFreshLocalVolumeInThePlaceOfAPlugins_isAFailure() {
    engine.container("web", List.of(new FoundMount("volume", "orders", "local", "/data")));

    MountsDifferException failure =
        catchThrowableOfType(MountsDifferException.class, () -> mounted.verify("web", DEFINED));

    assertThat(failure.container()).isEqualTo("web");
    assertThat(problems(failure)).containsExactly("driver: wanted 'nfs', is 'local'");
  }

  @Test
  void verify_otherSettings_areTold() {
    engine.with("orders", VolumeSettings.defaults().withDriver(VolumeDriver.named("nfs")));
    engine.container("web", List.of(new FoundMount("volume", "orders", "nfs", "/data")));

    MountsDifferException failure =
        catchThrowableOfType(MountsDifferException.class, () -> mounted.verify("web", DEFINED));

    assertThat(problems(failure))
        .containsExactlyInAnyOrder(
            "option o: wanted 'ro', is absent", "label app: wanted 'shop', is absent");
    engine.without("orders");
    assertThatThrownBy(() -> mounted.verify("web", DEFINED))
        .isInstanceOf(MountsDifferException.class)
        .hasMessageContaining("is gone");
  }

  @Test
  void verify_anotherThingThere_isAFailure() {
    engine.container("none", List.of());
    engine.container("bind", List.of(new FoundMount("bind", "", "", "/data")));
    engine.container("other", List.of(new FoundMount("volume", "other", "local", "/data")));

    for (String container : List.of("none", "bind", "other")) {
      assertThatThrownBy(() -> mounted.verify(container, NAMED))
          .as(container)
          .isInstanceOf(MountsDifferException.class);
    }
  }

  @Test
  void verify_anAnonymousVolume_byItsDriver() {
    ContainerMounts fresh = ContainerMounts.of(anonymousVolume().at("/a").driver(NFS));
    engine.with("0123", VolumeSettings.defaults().withDriver(NFS));
    engine.container("good", List.of(new FoundMount("volume", "0123", "nfs", "/a")));
    engine.container("bad", List.of(new FoundMount("volume", "0123", "local", "/a")));

    mounted.verify("good", fresh);
    assertThatThrownBy(() -> mounted.verify("bad", fresh))
        .isInstanceOf(MountsDifferException.class);
  }

  private static List<String> problems(MountsDifferException failure) {
    return failure.findings().stream().map(Finding::problem).toList();
  }
}
