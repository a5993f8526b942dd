package dev.stowage.volume.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class EngineTimeoutExceptionTest {

  private final Throwable cause = new IllegalStateException("underneath");
  private final EngineTimeoutException failure =
      new EngineTimeoutException("create volume 'orders'", Duration.ofSeconds(2), cause);

  @Test
  void message_saysWhatWasTriedWhyNotAndWhatNext() {
    assertThat(failure)
        .hasMessage(
            "create volume 'orders': the engine gave no answer within 2000 ms. The engine may still"
                + " carry it out: look before repeating it, or allow more time with timeout(...).");
    assertThat(failure.getCause()).isSameAs(cause);
    assertThat(failure.attempt()).isEqualTo("create volume 'orders'");
    assertThat(failure.reason()).isEqualTo("the engine gave no answer within 2000 ms");
    assertThat(failure.remedy())
        .isEqualTo(
            "The engine may still carry it out: look before repeating it, or allow more time with"
                + " timeout(...)");
  }

  @Test
  void timeout_isHowLongWasWaited() {
    assertThat(failure.timeout()).isEqualTo(Duration.ofSeconds(2));
  }
}
