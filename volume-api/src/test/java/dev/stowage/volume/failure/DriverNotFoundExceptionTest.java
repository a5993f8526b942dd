package dev.stowage.volume.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DriverNotFoundExceptionTest {

  private final Throwable cause = new IllegalStateException("underneath");
  private final DriverNotFoundException failure =
      new DriverNotFoundException("create volume 'orders'", "rexray/ebs", cause);

  @Test
  void message_saysWhatWasTriedWhyNotAndWhatNext() {
    assertThat(failure)
        .hasMessage(
            "create volume 'orders': the engine has no volume driver named 'rexray/ebs'. Install"
                + " and enable that volume plugin on the engine's host, or correct the driver's"
                + " name.");
    assertThat(failure.getCause()).isSameAs(cause);
    assertThat(failure.attempt()).isEqualTo("create volume 'orders'");
    assertThat(failure.reason()).isEqualTo("the engine has no volume driver named 'rexray/ebs'");
    assertThat(failure.remedy())
        .isEqualTo(
            "Install and enable that volume plugin on the engine's host, or correct the driver's"
                + " name");
  }

  @Test
  void driver_isTheOneAskedFor() {
    assertThat(failure.driver()).isEqualTo("rexray/ebs");
  }
}
