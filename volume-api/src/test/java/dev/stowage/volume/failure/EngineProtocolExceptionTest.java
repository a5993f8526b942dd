package dev.stowage.volume.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EngineProtocolExceptionTest {

  private final Throwable cause = new IllegalStateException("underneath");
  private final EngineProtocolException failure =
      new EngineProtocolException(
          "list volumes", "tcp://127.0.0.1:2375", "the answer is not JSON", cause);

  @Test
  void message_saysWhatWasTriedWhyNotAndWhatNext() {
    assertThat(failure)
        .hasMessage(
            "list volumes: tcp://127.0.0.1:2375 did not answer like a Docker engine: the answer is"
                + " not JSON. Check that the address is that of an engine and not of a proxy or of"
                + " another service.");
    assertThat(failure.getCause()).isSameAs(cause);
    assertThat(failure.attempt()).isEqualTo("list volumes");
    assertThat(failure.reason())
        .isEqualTo(
            "tcp://127.0.0.1:2375 did not answer like a Docker engine: the answer is not JSON");
    assertThat(failure.remedy())
        .isEqualTo(
            "Check that the address is that of an engine and not of a proxy or of another service");
  }

  @Test
  void host_isTheAddressThatAnswered() {
    assertThat(failure.host()).isEqualTo("tcp://127.0.0.1:2375");
  }
}
