package dev.stowage.engines;

import static dev.stowage.volume.mount.MountDefinition.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stowage.docker.DockerStorage;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.DriverFailedException;
import dev.stowage.volume.failure.MountsDifferException;
import dev.stowage.volume.failure.VolumeDiffersException;
import dev.stowage.volume.failure.VolumeException;
import dev.stowage.volume.mount.ContainerMounts;
import dev.stowage.volume.plugin.DriverHealth;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plugins that die, on engines that are no use afterwards: a plugin that was used once slows its
 * engine down until that is started anew. {@code STOWAGE_SPARE_ENGINES} names such engines, each
 * with a folder {@code plugins} beside its socket that is its {@code /run/docker/plugins}.
 */
class DeadPluginIT {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private final String driver = "spare-" + run;

  static Stream<TestEngine> spareEngines() {
    String named = System.getenv().getOrDefault("STOWAGE_SPARE_ENGINES", "");
    return Arrays.stream(named.split(",", -1)).filter(word -> !word.isBlank()).map(TestEngine::new);
  }

  private SparePlugin plugin(TestEngine engine) {
    Path socket = Path.of(engine.host().substring("unix://".length()));
    return new SparePlugin(socket.resolveSibling("plugins").resolve(driver + ".sock"));
  }

  private static DockerStorage storage(TestEngine engine) {
    return DockerStorage.builder().host(engine.host()).driverPatience(PATIENCE).connect();
  }

  private VolumeDefinition onPlugin(String word) {
    return VolumeDefinition.named(word + "-" + run)
        .driver(VolumeDriver.named(driver))
        .label("app", "shop")
        .build();
  }

  /** Lets the plugin live again, so that its volumes can go. */
  private void clean(DockerStorage storage, SparePlugin plugin, String... words) {
    plugin.revive();
    for (String word : words) {
      try {
        storage.volumes().remove(word + "-" + run);
      } catch (VolumeException e) {
        // A volume that the test did not come to make.
      }
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("spareEngines")
  void ensure_deadPlugin_isNamedWithinItsPatience(TestEngine engine) {
    try (SparePlugin plugin = plugin(engine);
        DockerStorage storage = storage(engine)) {
      storage.volumes().ensure(onPlugin("orders"));
      assertThat(storage.plugins().health(driver).health()).isEqualTo(DriverHealth.ANSWERING);

      plugin.kill();
      Instant start = Instant.now();
      DriverFailedException failure =
          catchThrowableOfType(
              DriverFailedException.class, () -> storage.volumes().ensure(onPlugin("orders")));
      assertThat(failure.driver()).isEqualTo(driver);
      assertThat(failure.health()).isEqualTo(DriverHealth.SILENT);
      assertThatThrownBy(
              () ->
                  storage.mount(
                      ContainerMounts.of(volume(onPlugin("orders")).at("/data")),
                      engine.command("true")))
          .isInstanceOf(DriverFailedException.class);
      assertThat(storage.plugins().health(driver).health()).isEqualTo(DriverHealth.SILENT);
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(14));
      assertThat(storage.volumes().list().warnings())
          .as("who lists waits for the engine, and is told")
          .anyMatch(warning -> warning.contains(driver));
      clean(storage, plugin, "orders");
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("spareEngines")
  void localVolumes_deadPluginBesideThem_waitForNobody(TestEngine engine) {
    try (SparePlugin plugin = plugin(engine);
        DockerStorage storage = storage(engine)) {
      storage.volumes().ensure(onPlugin("used"));
      plugin.kill();
      VolumeDefinition local = VolumeDefinition.named("local-" + run).build();

      Instant start = Instant.now();
      assertThat(storage.volumes().ensure(local).created()).isTrue();
      assertThat(storage.volumes().ensure(local).created()).isFalse();
      assertThat(storage.volumes().find(local.name())).isPresent();
      storage.volumes().remove(local.name());

      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
      clean(storage, plugin, "used");
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("spareEngines")
  void find_whatOnlyADeadPluginMayKnow_isNoMissingVolume(TestEngine engine) {
    try (SparePlugin plugin = plugin(engine);
        DockerStorage storage = storage(engine)) {
      storage.volumes().ensure(onPlugin("used"));
      plugin.kill();

      assertThatThrownBy(() -> storage.volumes().find("nowhere-" + run))
          .isInstanceOf(DriverFailedException.class)
          .hasMessageContaining(driver);
      clean(storage, plugin, "used");
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("spareEngines")
  void ensure_pluginThatDeniesItsVolume_isAFailure(TestEngine engine) {
    try (SparePlugin plugin = plugin(engine);
        DockerStorage storage = storage(engine)) {
      VolumeDefinition orders = onPlugin("orders");
      storage.volumes().ensure(orders);
      plugin.deny(true);

      assertThatThrownBy(() -> storage.volumes().ensure(orders))
          .isInstanceOf(DriverFailedException.class)
          .hasMessageContaining("lists the volume but answers with an error");

      plugin.deny(false);
      assertThatThrownBy(() -> storage.volumes().ensure(orders))
          .as("the engine has forgotten the labels for good")
          .isInstanceOf(VolumeDiffersException.class)
          .hasMessageContaining("label app: wanted 'shop', is absent");
      clean(storage, plugin, "orders");
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("spareEngines")
  void verify_aFreshLocalVolumeInThePlaceOfThePlugins_isSeen(TestEngine engine) {
    try (SparePlugin plugin = plugin(engine);
        DockerStorage storage = storage(engine)) {
      VolumeDefinition orders = onPlugin("orders");
      storage.volumes().ensure(orders);
      plugin.deny(true);

      // By its name alone, the engine makes a local volume while the plugin denies its own.
      String name = orders.name().value();
      String id =
          storage
              .mount(ContainerMounts.of(volume(name).at("/data")), engine.command("true"))
              .exec()
              .getId();
      plugin.deny(false);
      try {
        assertThatThrownBy(() -> storage.verify(id, ContainerMounts.of(volume(orders).at("/data"))))
            .isInstanceOf(MountsDifferException.class)
            .hasMessageContaining("driver: wanted '" + driver + "', is 'local'");
      } finally {
        engine.docker().removeContainerCmd(id).withForce(true).exec();
        clean(storage, plugin, "orders");
      }
    }
  }
}
