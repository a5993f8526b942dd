package dev.stowage.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.docker.DockerStorage;
import dev.stowage.volume.RemovalOption;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeFilter;
import dev.stowage.volume.VolumeManager;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.DriverNotFoundException;
import dev.stowage.volume.failure.VolumeException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * An engine that was started anew while a plugin was gone: it waits 15 seconds for each of its
 * volumes, leaves them out of its lists without a word, and says 404 of each.
 */
class EngineRestartIT extends SilentTest {

  private static final String DRIVER = "stowage-gone";

  @Test
  void pluginGone_isNamedAndItsVolumesAreNotAbsent() {
    FolderPlugin plugin = remote().plugin(DRIVER);
    VolumeDefinition definition = definition("gone").driver(VolumeDriver.named(DRIVER)).build();
    volumes().ensure(definition);
    remote().stopPlugins();
    remote().restart();

    try (DockerStorage storage =
        remote().impatient(Duration.ofSeconds(2), Duration.ofSeconds(40))) {
      VolumeManager volumes = storage.volumes();
      assertThatThrownBy(() -> volumes.ensure(definition))
          .isInstanceOf(DriverNotFoundException.class)
          .hasMessageContaining(DRIVER);
      assertThatThrownBy(() -> volumes.find(definition.name()))
          .isInstanceOf(DriverNotFoundException.class)
          .hasMessageContaining(DRIVER);
      assertThatThrownBy(() -> volumes.remove(definition.name(), RemovalOption.MISSING_IS_FINE))
          .isInstanceOf(VolumeException.class)
          .hasMessageContaining(DRIVER);
    } finally {
      remote().revivePlugins();
    }

    assertThat(plugin.calls(definition.name().value())).doesNotContain("Remove");
    try (DockerStorage storage =
        remote().impatient(Duration.ofSeconds(20), Duration.ofSeconds(40))) {
      assertThat(storage.volumes().list(VolumeFilter.all().driver(DRIVER))).hasSize(1);
      assertThat(storage.volumes().find(definition.name())).isPresent();
      storage.volumes().remove(definition.name());
    }
  }
}
