package dev.stowage.volume.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.volume.plugin.DriverHealth;
import org.junit.jupiter.api.Test;

class DriverFailedExceptionTest {

  private final Throwable cause = new IllegalStateException("underneath");

  @Test
  void message_saysWhatWasTriedWhyNotAndWhatNext() {
    DriverFailedException failure =
        new DriverFailedException(
            "create volume 'orders'", "nfs", DriverHealth.SILENT, "no answer in 5 ms", cause);

    assertThat(failure)
        .hasMessage(
            "create volume 'orders': volume driver 'nfs' does not answer: no answer in 5 ms. Start"
                + " that plugin again on the engine's host, or allow it more time with"
                + " driverPatience(...); its volumes are not gone.")
        .hasCause(cause);
    assertThat(failure.driver()).isEqualTo("nfs");
    assertThat(failure.health()).isEqualTo(DriverHealth.SILENT);
  }

  @Test
  void remedy_isThatOfTheState() {
    assertThat(of(DriverHealth.DISABLED).remedy()).contains("Enable");
    assertThat(of(DriverHealth.FAILING).remedy()).contains("log");
  }

  private static DriverFailedException of(DriverHealth health) {
    return new DriverFailedException("try", "nfs", health, "words", null);
  }
}
