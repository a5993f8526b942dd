package dev.stowage.volume.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContainerNotFoundExceptionTest {

  private final Throwable cause = new IllegalStateException("underneath");
  private final ContainerNotFoundException failure =
      new ContainerNotFoundException("read the mounts of container 'web'", "web", cause);

  @Test
  void message_saysWhatWasTriedWhyNotAndWhatNext() {
    assertThat(failure)
        .hasMessage(
            "read the mounts of container 'web': the engine has no container 'web'."
                + " Create that container first, or correct its name.");
    assertThat(failure.getCause()).isSameAs(cause);
    assertThat(failure.attempt()).isEqualTo("read the mounts of container 'web'");
    assertThat(failure.reason()).isEqualTo("the engine has no container 'web'");
    assertThat(failure.remedy()).isEqualTo("Create that container first, or correct its name");
  }

  @Test
  void container_isTheOneAskedFor() {
    assertThat(failure.container()).isEqualTo("web");
  }
}
