package dev.stowage.volume.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallInterruptedExceptionTest {

  private final Throwable cause = new IllegalStateException("underneath");
  private final CallInterruptedException failure =
      new CallInterruptedException("remove volume 'orders'", cause);

  @Test
  void message_saysWhatWasTriedWhyNotAndWhatNext() {
    assertThat(failure)
        .hasMessage(
            "remove volume 'orders': the calling thread was interrupted."
                + " The engine may have carried it out all the same: look before repeating it.");
    assertThat(failure.getCause()).isSameAs(cause);
    assertThat(failure.attempt()).isEqualTo("remove volume 'orders'");
    assertThat(failure.reason()).isEqualTo("the calling thread was interrupted");
    assertThat(failure.remedy())
        .isEqualTo("The engine may have carried it out all the same: look before repeating it");
  }
}
