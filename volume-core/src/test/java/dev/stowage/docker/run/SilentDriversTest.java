package dev.stowage.docker.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stowage.docker.engine.EnginePlugins;
import dev.stowage.docker.engine.MemoryEngine;
import dev.stowage.volume.RemovalOption;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeManager;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumePlan.Step;
import dev.stowage.volume.VolumeSettings;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.DriverFailedException;
import dev.stowage.volume.failure.EngineTimeoutException;
import dev.stowage.volume.failure.VolumeDiffersException;
import dev.stowage.volume.failure.VolumeExistsException;
import dev.stowage.volume.plugin.DriverHealth;
import dev.stowage.volume.plugin.DriverReport;
import dev.stowage.volume.plugin.PluginManager;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Drivers that are dead, that fail, that are disabled: known, and never taken for no volume. */
class SilentDriversTest {

  private static final VolumeSettings ON_NFS =
      VolumeSettings.defaults().withDriver(VolumeDriver.named("nfs"));
  private static final VolumeDefinition ORDERS =
      VolumeDefinition.named("orders").driver(VolumeDriver.named("nfs")).build();
  private static final VolumeDefinition LOCAL = VolumeDefinition.named("local-one").build();

  private final MemoryEngine engine = new MemoryEngine();
  private final VolumeManager volumes = new EngineVolumes(engine);
  private final PluginManager plugins = new ManagedPlugins(noPlugins(), engine);

  private static EnginePlugins noPlugins() {
    return (EnginePlugins)
        Proxy.newProxyInstance(
            EnginePlugins.class.getClassLoader(),
            new Class<?>[] {EnginePlugins.class},
            (proxy, method, arguments) -> {
              throw new AssertionError(method);
            });
  }

  @BeforeEach
  void hasNfs() {
    engine.drivers.add("nfs");
  }

  @Test
  void aDeadDriver_isNamedBeforeAnythingIsSentToIt() {
    engine.with("orders", ON_NFS).silentDrivers.add("nfs");

    for (ThrowingCallable call :
        new ThrowingCallable[] {
          () -> volumes.ensure(ORDERS), () -> volumes.create(ORDERS), () -> volumes.plan(ORDERS)
        }) {
      DriverFailedException failure = catchThrowableOfType(DriverFailedException.class, call);
      assertThat(failure.driver()).isEqualTo("nfs");
      assertThat(failure.health()).isEqualTo(DriverHealth.SILENT);
      assertThat(failure).hasMessageContaining("within 10000 ms");
    }
    assertThat(engine.calls).containsOnly("look for orders in local and nfs");
  }

  @Test
  void aDeadDriver_isNoConcernOfALocalVolume() {
    engine.silentDrivers.add("nfs");

    assertThat(volumes.ensure(LOCAL).created()).isTrue();
    assertThat(volumes.ensure(LOCAL).created()).isFalse();
    assertThat(volumes.find("local-one")).isPresent();
  }

  @Test
  void aDeadDriver_makesItUnknownWhetherThereIsAVolume() {
    engine.silentDrivers.add("nfs");

    DriverFailedException failure =
        catchThrowableOfType(DriverFailedException.class, () -> volumes.find("nowhere"));

    assertThat(failure.driver()).isEqualTo("nfs");
    assertThat(failure.attempt()).isEqualTo("look for volume 'nowhere'");
    assertThat(engine.calls)
        .containsExactly("find nowhere", "look for nowhere in local", "drivers", "list");
  }

  @Test
  void aLocalVolume_isFoundWhileTheEngineWaitsForTheDead() {
    engine.with("orders", ON_NFS).silentDrivers.add("nfs");

    assertThatThrownBy(() -> volumes.find("orders")).isInstanceOf(DriverFailedException.class);
    engine.calls.clear();
    engine.with("orders", VolumeSettings.defaults()).silentDrivers.add("local");
    assertThatThrownBy(() -> volumes.find("orders")).isInstanceOf(EngineTimeoutException.class);
  }

  @Test
  void withLittleTime_aSilentEngineIsNotAskedAgain() {
    engine.within(Duration.ofSeconds(1)).silentDrivers.add("nfs");

    assertThatThrownBy(() -> volumes.find("nowhere")).isInstanceOf(EngineTimeoutException.class);
    assertThat(engine.calls).containsExactly("find nowhere");
  }

  @Test
  void aDriverThatFailsToList_isNamed() {
    engine.warnings.add("list nfs: back end is away");

    DriverFailedException failing =
        catchThrowableOfType(DriverFailedException.class, () -> volumes.ensure(ORDERS));
    assertThat(failing.health()).isEqualTo(DriverHealth.FAILING);
    assertThat(failing).hasMessageContaining("back end is away");

    for (String answered :
        List.of(
            "VolumeDriver.List: dial tcp 10.0.0.5:3260: connection refused", "unexpected EOF")) {
      engine.warnings.set(0, "list nfs: " + answered);
      assertThat(
              catchThrowableOfType(DriverFailedException.class, () -> volumes.ensure(ORDERS))
                  .health())
          .as("what the plugin itself says of what is behind it")
          .isEqualTo(DriverHealth.FAILING);
    }

    engine.warnings.set(0, "list nfs: Post \"x\": dial unix /run/nfs.sock: connection refused");
    assertThat(
            catchThrowableOfType(DriverFailedException.class, () -> volumes.ensure(ORDERS))
                .health())
        .isEqualTo(DriverHealth.SILENT);

    engine.warnings.set(0, "list other: back end is away");
    assertThat(volumes.ensure(ORDERS).created()).isTrue();
  }

  /** The engine says 404, forgets the volume, and would make a local one in its place. */
  @Test
  void aVolumeThatItsDriverListsButDenies_isNoMissingVolume() {
    engine.with("orders", ON_NFS).deniedVolumes.add("orders");

    DriverFailedException failure =
        catchThrowableOfType(DriverFailedException.class, () -> volumes.ensure(ORDERS));

    assertThat(failure.health()).isEqualTo(DriverHealth.FAILING);
    assertThat(engine.calls).doesNotContain("create orders");
  }

  @Test
  void aDriverThatDiesBetweenListAndLook_isNamed() {
    engine.with("orders", ON_NFS);
    MemoryEngine dying = engine;
    dying.lookedFor(() -> dying.silentDrivers.add("nfs"));

    assertThatThrownBy(() -> volumes.ensure(ORDERS)).isInstanceOf(DriverFailedException.class);
  }

  @Test
  void aDisabledPlugin_isNotAMissingOne() {
    engine.disabledDrivers.add("lab/disk:latest");
    VolumeDefinition onDisk =
        VolumeDefinition.named("x").driver(VolumeDriver.named("lab/disk")).build();

    DriverFailedException failure =
        catchThrowableOfType(DriverFailedException.class, () -> volumes.ensure(onDisk));

    assertThat(failure.health()).isEqualTo(DriverHealth.DISABLED);
    assertThat(failure.attempt()).isEqualTo("ensure volume 'x'");
  }

  @Test
  void aLocalVolumeInThePlaceOfAPlugins_isADifference() {
    engine.with("orders", VolumeSettings.defaults());

    assertThat(volumes.plan(ORDERS).step()).isEqualTo(Step.REFUSE);
    assertThatThrownBy(() -> volumes.ensure(ORDERS))
        .isInstanceOf(VolumeDiffersException.class)
        .hasMessageContaining("driver: wanted 'nfs', is 'local'");
    assertThatThrownBy(() -> volumes.create(ORDERS)).isInstanceOf(VolumeExistsException.class);
  }

  @Test
  void afterATimeout_aVolumeThatIsThereAllTheSameIsTaken() {
    engine.afterwards(
        () -> {
          throw new EngineTimeoutException("create", Duration.ofSeconds(150), null);
        });

    assertThat(volumes.ensure(ORDERS).created()).isTrue();
    assertThat(engine.calls)
        .containsExactly(
            "look for orders in local and nfs",
            "drivers",
            "create orders",
            "look for orders in local and nfs",
            "find orders");
  }

  @Test
  void afterATimeout_aVolumeThatIsNotThereIsAFailure() {
    engine.afterwards(
        () -> {
          engine.without("orders");
          throw new EngineTimeoutException("create", Duration.ofSeconds(150), null);
        });

    assertThatThrownBy(() -> volumes.ensure(ORDERS))
        .isInstanceOf(EngineTimeoutException.class)
        .hasMessageStartingWith("create");
    assertThat(engine.calls).filteredOn("create orders"::equals).hasSize(1);
  }

  @Test
  void afterATimeout_whatTheLookMeetsIsSecond() {
    engine.afterwards(
        () -> {
          engine.silentDrivers.add("nfs");
          throw new EngineTimeoutException("create", Duration.ofSeconds(150), null);
        });

    EngineTimeoutException failure =
        catchThrowableOfType(EngineTimeoutException.class, () -> volumes.create(ORDERS));

    assertThat(failure.getSuppressed()).singleElement().isInstanceOf(DriverFailedException.class);
  }

  @Test
  void afterATimeout_aRemovalIsLookedFor() {
    engine.with("orders", ON_NFS);
    engine.afterwards(
        () -> {
          throw new EngineTimeoutException("remove", Duration.ofSeconds(150), null);
        });
    assertThatThrownBy(() -> volumes.remove("orders")).isInstanceOf(EngineTimeoutException.class);

    engine.afterwards(
        () -> {
          engine.without("orders");
          throw new EngineTimeoutException("remove", Duration.ofSeconds(150), null);
        });
    volumes.remove("orders");
    volumes.remove(VolumeName.of("orders"), RemovalOption.MISSING_IS_FINE);
  }

  @Test
  void health_ofEachKind() {
    engine.hiddenDrivers.add("hidden");
    engine.disabledDrivers.add("lab/disk:latest");
    engine.drivers.add("dead");
    engine.silentDrivers.add("dead");
    engine.warnings.add("list hidden: back end is away");

    assertThat(plugins.health("local").health()).isEqualTo(DriverHealth.ANSWERING);
    assertThat(engine.calls).isEmpty();
    assertThat(plugins.health("nfs")).isEqualTo(report("nfs", DriverHealth.ANSWERING, ""));
    assertThat(plugins.health("nosuch")).isEqualTo(report("nosuch", DriverHealth.ABSENT, ""));
    assertThat(plugins.health("lab/disk").health()).isEqualTo(DriverHealth.DISABLED);
    assertThat(plugins.health("dead").health()).isEqualTo(DriverHealth.SILENT);
    assertThat(plugins.health("hidden"))
        .isEqualTo(report("hidden", DriverHealth.FAILING, "list hidden: back end is away"));
    assertThat(plugins.health())
        .extracting(DriverReport::driver)
        .containsExactly("dead", "hidden", "lab/disk:latest", "local", "nfs");
  }

  private static DriverReport report(String driver, DriverHealth health, String words) {
    return new DriverReport(driver, health, words);
  }
}
