package dev.stowage.volume.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stowage.volume.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class MountsDifferExceptionTest {

  @Test
  void findings_areSortedAndTold() {
    Finding one = new Finding("volume a at /a", "is gone", "look");
    Finding two = new Finding("volume b at /b", "is gone", "look");
    MountsDifferException failure = new MountsDifferException("web", List.of(two, one, two));

    assertThat(failure)
        .hasMessage(
            "verify the mounts of container 'web': volume a at /a: is gone; look; volume b at /b:"
                + " is gone; look. Remove the container before it runs, and look at the volume's"
                + " driver.");
    assertThat(failure.container()).isEqualTo("web");
    assertThat(failure.findings()).containsExactly(one, two);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MountsDifferException("web", List.of()));
  }
}
