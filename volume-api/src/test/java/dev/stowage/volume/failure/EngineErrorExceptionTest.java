package dev.stowage.volume.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineErrorExceptionTest {

  private final Throwable cause = new IllegalStateException("underneath");
  private final EngineErrorException failure =
      new EngineErrorException("create volume 'orders'", 500, "no space left", cause);

  @Test
  void message_saysWhatWasTriedWhyNotAndWhatNext() {
    assertThat(failure)
        .hasMessage(
            "create volume 'orders': the engine answered 500: no space left."
                + " Look into the engine's log; it may have done part of it.");
    assertThat(failure.getCause()).isSameAs(cause);
    assertThat(failure.attempt()).isEqualTo("create volume 'orders'");
    assertThat(failure.reason()).isEqualTo("the engine answered 500: no space left");
    assertThat(failure.remedy())
        .isEqualTo("Look into the engine's log; it may have done part of it");
  }

  @Test
  void status_isThatOfTheAnswer() {
    assertThat(failure.status()).isEqualTo(500);
  }

  @ParameterizedTest
  @CsvSource({
    "304, Correct the request as the engine says",
    "400, Correct the request as the engine says",
    "401, 'Ask for the right to do this on that engine, or use another one'",
    "403, 'Ask for the right to do this on that engine, or use another one'",
    "404, Correct the request as the engine says",
    "499, Correct the request as the engine says",
    "500, Look into the engine's log; it may have done part of it",
    "503, Look into the engine's log; it may have done part of it"
  })
  void remedy_dependsOnTheStatus(int status, String remedy) {
    assertThat(new EngineErrorException("list volumes", status, "x", null).remedy())
        .isEqualTo(remedy);
  }
}
