package dev.stowage.volume.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.volume.VolumeName;
import org.junit.jupiter.api.Test;

class VolumeExistsExceptionTest {

  private final Throwable cause = new IllegalStateException("underneath");
  private final VolumeExistsException failure =
      new VolumeExistsException("create volume 'orders'", VolumeName.of("orders"), cause);

  @Test
  void message_saysWhatWasTriedWhyNotAndWhatNext() {
    assertThat(failure)
        .hasMessage(
            "create volume 'orders': a volume of that name exists already."
                + " Use ensure(...) to accept one that matches, or choose another name.");
    assertThat(failure.getCause()).isSameAs(cause);
    assertThat(failure.attempt()).isEqualTo("create volume 'orders'");
    assertThat(failure.reason()).isEqualTo("a volume of that name exists already");
    assertThat(failure.remedy())
        .isEqualTo("Use ensure(...) to accept one that matches, or choose another name");
  }

  @Test
  void volume_isTheNameThatIsTaken() {
    assertThat(failure.volume()).isEqualTo(VolumeName.of("orders"));
  }
}
