package dev.stowage.engines;

import static dev.stowage.volume.mount.MountDefinition.volume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.DriverFailedException;
import dev.stowage.volume.failure.DriverNotFoundException;
import dev.stowage.volume.failure.EngineErrorException;
import dev.stowage.volume.mount.ContainerMounts;
import dev.stowage.volume.plugin.DriverHealth;
import dev.stowage.volume.plugin.PluginInstallation;
import dev.stowage.volume.plugin.PluginManager;
import dev.stowage.volume.plugin.PluginName;
import dev.stowage.volume.plugin.PluginPrivilege;
import dev.stowage.volume.plugin.PluginState;
import dev.stowage.volume.plugin.failure.PluginExistsException;
import dev.stowage.volume.plugin.failure.PluginInUseException;
import dev.stowage.volume.plugin.failure.PluginNotFoundException;
import dev.stowage.volume.plugin.failure.PrivilegesNotAgreedException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Managed plugins, made and installed without any other machine. */
abstract class PluginCases extends OnEngine {

  @TempDir Path directory;

  final PluginName dir =
      PluginName.of("stowage-it/dir:" + UUID.randomUUID().toString().substring(0, 8));

  /** Returns the name of a plugin in a registry that asks for the host's network and more. */
  abstract PluginName offered();

  @AfterEach
  void removePlugin() {
    leaveNothing();
    if (plugins().find(dir).isPresent()) {
      plugins().disable(dir);
      plugins().remove(dir);
    }
  }

  final PluginManager plugins() {
    return storage().plugins();
  }

  final VolumeDefinition onPlugin(String word) {
    return definition(word).driver(VolumeDriver.named(dir.value())).build();
  }

  @Test
  void create_fromADirectory_isDisabledUntilItIsEnabled() {
    PluginState made = plugins().create(dir, PluginFiles.in(directory));

    assertThat(made.enabled()).isFalse();
    assertThat(made.isVolumeDriver()).isTrue();
    assertThat(made.settings()).containsEntry("LEVEL", "low").containsEntry("FIXED", "1");
    assertThat(made.toString()).contains("PASSWORD=***").doesNotContain("hush");
    assertThat(plugins().list()).contains(made);
    assertThat(plugins().health(dir.value()).health()).isEqualTo(DriverHealth.DISABLED);

    plugins().enable(dir);
    plugins().enable(dir);

    assertThat(plugins().inspect(dir).enabled()).isTrue();
    assertThat(plugins().health(dir.value()).health()).isEqualTo(DriverHealth.ANSWERING);
    assertThat(plugins().health())
        .anySatisfy(report -> assertThat(report.driver()).isEqualTo("local"))
        .anySatisfy(report -> assertThat(report.driver()).isEqualTo(dir.value()));
    plugins().disable(dir);
    plugins().disable(dir);
  }

  @Test
  void create_nameTaken_isRefused() {
    plugins().create(dir, PluginFiles.in(directory));
    assertThatExceptionOfType(PluginExistsException.class)
        .isThrownBy(() -> plugins().create(dir, directory))
        .satisfies(failure -> assertThat(failure.plugin()).isEqualTo(dir));
  }

  @Test
  void configure_disabledOnly() {
    plugins().create(dir, PluginFiles.in(directory));
    plugins().configure(dir, Map.of("LEVEL", "high"));
    assertThat(plugins().inspect(dir).settings()).containsEntry("LEVEL", "high");
    assertThatExceptionOfType(EngineErrorException.class)
        .isThrownBy(() -> plugins().configure(dir, Map.of("NOPE", "1")))
        .withMessageContaining("NOPE");

    plugins().enable(dir);
    assertThatExceptionOfType(PluginInUseException.class)
        .isThrownBy(() -> plugins().configure(dir, Map.of("LEVEL", "low")));
    assertThatExceptionOfType(PluginInUseException.class).isThrownBy(() -> plugins().remove(dir));
  }

  @Test
  void volumesOfAPlugin_liveAsLongAsItIsEnabled() {
    plugins().create(dir, PluginFiles.in(directory));
    VolumeDefinition data = onPlugin("data");
    assertThatExceptionOfType(DriverFailedException.class)
        .isThrownBy(() -> volumes().ensure(data))
        .satisfies(failure -> assertThat(failure.health()).isEqualTo(DriverHealth.DISABLED));

    plugins().enable(dir);
    assertThat(volumes().ensure(data).created()).isTrue();
    assertThat(volumes().ensure(data).created()).isFalse();
    assertThatExceptionOfType(PluginInUseException.class).isThrownBy(() -> plugins().disable(dir));
  }

  @Test
  void mount_driverThatIsNotThere_isKnownAtOnce() {
    ContainerMounts mounts = ContainerMounts.of(volume(onPlugin("nowhere")).at("/data"));
    Instant start = Instant.now();

    assertThatExceptionOfType(DriverNotFoundException.class)
        .isThrownBy(() -> storage().mount(mounts, engine.command("true")));

    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(7));
  }

  @Test
  void whatIsNotThere_isSaid() {
    assertThat(plugins().find(dir)).isEmpty();
    assertThat(plugins().health(dir.value()).health()).isEqualTo(DriverHealth.ABSENT);
    assertThatExceptionOfType(PluginNotFoundException.class)
        .isThrownBy(() -> plugins().inspect(dir));
    assertThatExceptionOfType(PluginNotFoundException.class)
        .isThrownBy(() -> plugins().enable(dir));
    assertThatExceptionOfType(PluginNotFoundException.class)
        .isThrownBy(() -> plugins().disable(dir));
    assertThatExceptionOfType(PluginNotFoundException.class)
        .isThrownBy(() -> plugins().remove(dir));
    assertThatExceptionOfType(PluginNotFoundException.class)
        .isThrownBy(() -> plugins().configure(dir, Map.of("A", "1")));
  }

  @Test
  void install_onlyWithWhatWasShownAndAgreedTo() {
    PluginInstallation open =
        PluginInstallation.of(offered()).as(dir).setting("LEVEL", "high").build();

    List<PluginPrivilege> asked = plugins().privileges(open);
    assertThat(asked)
        .extracting(PluginPrivilege::toString)
        .contains("network: [host]", "capabilities: [CAP_SYS_ADMIN]");

    PrivilegesNotAgreedException failure =
        catchThrowableOfType(
            PrivilegesNotAgreedException.class,
            () -> plugins().install(open.toBuilder().agreeTo(asked.subList(0, 1)).build()));
    assertThat(failure.asked()).isEqualTo(asked);
    assertThat(plugins().find(dir)).isEmpty();

    PluginInstallation agreed = open.toBuilder().agreeTo(asked).build();
    PluginState installed = plugins().install(agreed);
    assertThat(installed.enabled()).isFalse();
    assertThat(installed.name()).isEqualTo(dir);
    assertThat(installed.settings()).containsEntry("LEVEL", "high");
    plugins().enable(dir);
    assertThat(volumes().ensure(onPlugin("installed")).created()).isTrue();

    assertThatExceptionOfType(PluginExistsException.class)
        .isThrownBy(() -> plugins().install(agreed));
  }
}
