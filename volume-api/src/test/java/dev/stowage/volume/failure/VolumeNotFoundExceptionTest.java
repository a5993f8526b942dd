package dev.stowage.volume.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.volume.VolumeName;
import org.junit.jupiter.api.Test;

class VolumeNotFoundExceptionTest {

  private final Throwable cause = new IllegalStateException("underneath");
  private final VolumeNotFoundException failure =
      new VolumeNotFoundException("inspect volume 'orders'", VolumeName.of("orders"), cause);

  @Test
  void message_saysWhatWasTriedWhyNotAndWhatNext() {
    assertThat(failure)
        .hasMessage(
            "inspect volume 'orders': the engine has no volume named 'orders'."
                + " Create it with ensure(...), or list() what is there.");
    assertThat(failure.getCause()).isSameAs(cause);
    assertThat(failure.attempt()).isEqualTo("inspect volume 'orders'");
    assertThat(failure.reason()).isEqualTo("the engine has no volume named 'orders'");
    assertThat(failure.remedy()).isEqualTo("Create it with ensure(...), or list() what is there");
  }

  @Test
  void volume_isTheNameThatIsMissing() {
    assertThat(failure.volume()).isEqualTo(VolumeName.of("orders"));
  }
}
