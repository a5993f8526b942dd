package dev.stowage.volume.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.volume.failure.InvalidDefinitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PluginNameTest {

  @ParameterizedTest
  @CsvSource({
    "rclone, rclone:latest",
    "vieux/sshfs, vieux/sshfs:latest",
    "lab/disk:1, lab/disk:1",
    "localhost:5000/lab/disk, localhost:5000/lab/disk:latest",
    "localhost:5000/lab/disk:V1.0, localhost:5000/lab/disk:V1.0",
    "Registry.example.com/a-b/c_d, Registry.example.com/a-b/c_d:latest"
  })
  void name_hasATag(String given, String value) {
    assertThat(PluginName.of(given)).hasToString(value).isEqualTo(PluginName.of(value));
    assertThat(PluginName.of(given)).hasSameHashCodeAs(PluginName.of(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/a",
        "a/",
        "../volumes/x",
        "a/../b",
        "a//b",
        "a?force=1",
        "a b",
        "a:",
        "a:b:c",
        "a%2F",
        "lab/Disk",
        "a@sha256:0",
        "a\n",
        "-a",
        "a/.b"
      })
  void anythingElse_isRefused(String name) {
    assertThatThrownBy(() -> PluginName.of(name))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("is not the name of a plugin");
  }

  @Test
  void aLongName_isRefused() {
    assertThat(PluginName.of("a".repeat(255)).value()).hasSize(262);
    assertThatThrownBy(() -> PluginName.of("a".repeat(256)))
        .isInstanceOf(InvalidDefinitionException.class);
  }

  @Test
  void names_areOrdered() {
    assertThat(PluginName.of("a")).isLessThan(PluginName.of("b"));
  }
}
