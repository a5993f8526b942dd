package dev.stowage.volume.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.volume.VolumeName;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MountFailedExceptionTest {

  private static final VolumeName ORDERS = VolumeName.of("orders");
  private static final VolumeName BLOG = VolumeName.of("blog");

  private final Throwable cause = new IllegalStateException("underneath");

  @Test
  void message_saysWhatWasTriedWhyNotAndWhatNext() {
    MountFailedException failure =
        new MountFailedException(
            "start container 'shop'",
            List.of(ORDERS),
            MountProblem.SERVER_UNREACHABLE,
            "connection refused",
            cause);

    assertThat(failure)
        .hasMessage(
            "start container 'shop': volume 'orders' cannot be mounted: connection refused. Start"
                + " the server, or correct its address and port, and look from the engine's host"
                + " whether it answers.")
        .hasCause(cause);
    assertThat(failure.volumes()).containsExactly(ORDERS);
    assertThat(failure.problem()).isEqualTo(MountProblem.SERVER_UNREACHABLE);
  }

  @Test
  void volumes_thatItMayBe_areSortedAndNamed() {
    assertThat(of(MountProblem.OTHER, ORDERS, BLOG, ORDERS))
        .hasMessageContaining("volume 'blog' or 'orders' cannot be mounted: no")
        .extracting(MountFailedException::volumes)
        .isEqualTo(List.of(BLOG, ORDERS));
    assertThat(of(MountProblem.OTHER)).hasMessageContaining("a volume cannot be mounted: no");
  }

  @Test
  void remedy_isThatOfTheProblem() {
    assertThat(MountProblem.values())
        .extracting(problem -> of(problem).remedy())
        .doesNotHaveDuplicates()
        .allMatch(remedy -> !remedy.endsWith("."));
    assertThat(of(MountProblem.FILE_SYSTEM_UNKNOWN).remedy()).contains("kernel lacks it");
  }

  private static MountFailedException of(MountProblem problem, VolumeName... volumes) {
    return new MountFailedException("try", Arrays.asList(volumes), problem, "no", null);
  }
}
