package dev.stowage.volume.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.volume.VolumeName;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VolumeInUseExceptionTest {

  private final Throwable cause = new IllegalStateException("underneath");
  private final VolumeInUseException failure =
      new VolumeInUseException(VolumeName.of("orders"), List.of("4f1c", "9a02"), cause);

  @Test
  void message_saysWhatWasTriedWhyNotAndWhatNext() {
    assertThat(failure)
        .hasMessage(
            "remove volume 'orders': it is in use by container 4f1c, 9a02. Remove those containers"
                + " first; a stopped container still holds its volumes, and force does not help.");
    assertThat(failure.getCause()).isSameAs(cause);
    assertThat(failure.attempt()).isEqualTo("remove volume 'orders'");
    assertThat(failure.reason()).isEqualTo("it is in use by container 4f1c, 9a02");
    assertThat(failure.remedy())
        .isEqualTo(
            "Remove those containers first; a stopped container still holds its volumes, and force"
                + " does not help");
  }

  @Test
  void volume_isTheOneThatStays() {
    assertThat(failure.volume()).isEqualTo(VolumeName.of("orders"));
  }

  @Test
  void containers_areCopied() {
    List<String> ids = new ArrayList<>(List.of("4f1c"));
    VolumeInUseException other = new VolumeInUseException(VolumeName.of("orders"), ids, null);
    ids.clear();

    assertThat(other.containers()).containsExactly("4f1c");
    assertThat(other).hasNoCause();
  }

  @Test
  void reason_withoutIds_isShort() {
    assertThat(new VolumeInUseException(VolumeName.of("orders"), List.of(), null).reason())
        .isEqualTo("it is in use");
  }
}
