package dev.stowage.volume.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EngineUnreachableExceptionTest {

  private final Throwable cause = new IllegalStateException("underneath");
  private final EngineUnreachableException failure =
      new EngineUnreachableException(
          "list volumes", "unix:///var/run/docker.sock", "connection refused", cause);

  @Test
  void message_saysWhatWasTriedWhyNotAndWhatNext() {
    assertThat(failure)
        .hasMessage(
            "list volumes: no connection to the Docker engine at unix:///var/run/docker.sock:"
                + " connection refused. Check that the engine runs, that DOCKER_HOST or the docker"
                + " context names it, and that this user may use it.");
    assertThat(failure.getCause()).isSameAs(cause);
    assertThat(failure.attempt()).isEqualTo("list volumes");
    assertThat(failure.reason())
        .isEqualTo(
            "no connection to the Docker engine at unix:///var/run/docker.sock: connection"
                + " refused");
    assertThat(failure.remedy())
        .isEqualTo(
            "Check that the engine runs, that DOCKER_HOST or the docker context names it, and that"
                + " this user may use it");
  }

  @Test
  void host_isTheAddressThatWasTried() {
    assertThat(failure.host()).isEqualTo("unix:///var/run/docker.sock");
  }
}
