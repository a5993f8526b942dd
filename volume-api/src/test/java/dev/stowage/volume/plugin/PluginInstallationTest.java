package dev.stowage.volume.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PluginInstallationTest {

  private static final PluginName SSHFS = PluginName.of("vieux/sshfs");
  private static final PluginPrivilege HOST =
      new PluginPrivilege("network", "permissions to access a network", List.of("host"));

  private final PluginInstallation plain = PluginInstallation.of(SSHFS).build();

  @Test
  void installation_agreesToNothingUnlessAsked() {
    assertThat(plain.remote()).isEqualTo(SSHFS);
    assertThat(plain.name()).isEqualTo(SSHFS);
    assertThat(plain.agreed()).isEmpty();
    assertThat(plain.settings()).isEmpty();
    assertThat(plain.login()).isEmpty();
    assertThat(plain.limit()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void eachOption_keepsTheOthersAndTheOriginal() {
    RegistryLogin login = RegistryLogin.of("me", "hush");
    PluginInstallation full =
        plain.toBuilder()
            .as(PluginName.of("sshfs"))
            .agreeTo(List.of(HOST))
            .setting("A", "1")
            .setting("TOKEN", "hush")
            .login(login)
            .within(Duration.ofSeconds(5))
            .build();
    for (PluginInstallation same : List.of(full, full.toBuilder().setting("A", "1").build())) {
      assertThat(same.remote()).isEqualTo(SSHFS);
      assertThat(same.name()).isEqualTo(PluginName.of("sshfs"));
      assertThat(same.agreed()).containsExactly(HOST);
      assertThat(same.settings()).isEqualTo(Map.of("A", "1", "TOKEN", "hush"));
      assertThat(same.login()).contains(login);
      assertThat(same.limit()).isEqualTo(Duration.ofSeconds(5));
    }
    assertThat(plain.settings()).isEmpty();
    assertThat(plain).isNotEqualTo(full);
    assertThat(full.toString()).contains("vieux/sshfs", "network: [host]").doesNotContain("hush");
    assertThat(login).hasToString("login of me").isEqualTo(RegistryLogin.of("me", "hush"));
    assertThat(login)
        .isNotEqualTo(RegistryLogin.of("me", "x"))
        .isNotEqualTo(RegistryLogin.of("x", "hush"));
  }

  @Test
  void aLimitOfNoLength_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> plain.toBuilder().within(Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plain.toBuilder().within(Duration.ofSeconds(-1)));
  }

  @Test
  void state_printsNoSecretAndKnowsVolumeDrivers() {
    PluginState.Builder open =
        PluginState.builder(SSHFS, "1f").settings(Map.of("PASSWORD", "hush", "A", "1"));
    PluginState disabled = open.build();
    PluginState driver =
        open.enabled(true)
            .description("words")
            .capabilities(List.of("docker.volumedriver/1.0"))
            .build();

    assertThat(disabled.enabled()).isFalse();
    assertThat(disabled.isVolumeDriver()).isFalse();
    assertThat(driver.isVolumeDriver()).isTrue();
    assertThat(driver.description()).isEqualTo("words");
    assertThat(driver.id()).isEqualTo("1f");
    assertThat(driver.settings()).containsEntry("PASSWORD", "hush");
    assertThat(driver).isEqualTo(open.build()).hasSameHashCodeAs(open.build());
    assertThat(driver).isNotEqualTo(disabled);
    assertThat(driver)
        .hasToString("plugin vieux/sshfs:latest (enabled, settings {A=1, PASSWORD=***})");
  }

  @Test
  void report_inWords() {
    DriverReport silent = new DriverReport("nfs", DriverHealth.SILENT, "no answer");

    assertThat(silent).hasToString("nfs does not answer: no answer");
    assertThat(silent.isUsable()).isFalse();
    assertThat(new DriverReport("nfs", DriverHealth.ANSWERING, ""))
        .hasToString("nfs answers")
        .matches(DriverReport::isUsable);
  }
}
