package dev.stowage.volume.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stowage.volume.Difference;
import dev.stowage.volume.VolumeName;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VolumeDiffersExceptionTest {

  private static final VolumeName ORDERS = VolumeName.of("orders");
  private static final List<Difference> DIFFERENCES =
      List.of(
          Difference.ofDriver("s3", "local"), Difference.ofOption("o", "password=hunter2", null));

  @Test
  void message_namesEachDifference_withoutSecrets() {
    VolumeDiffersException failure = new VolumeDiffersException(ORDERS, DIFFERENCES);

    assertThat(failure)
        .hasMessage(
            "ensure volume 'orders': it exists with other settings: driver: wanted 's3', is"
                + " 'local'; option o: wanted 'password=***', is absent. Change the definition to"
                + " match, choose another name, or move the data and remove the old volume; nothing"
                + " was changed.")
        .hasNoCause();
    assertThat(failure.volume()).isEqualTo(ORDERS);
    assertThat(failure.differences()).isEqualTo(DIFFERENCES);
  }

  @Test
  void differences_areCopied() {
    List<Difference> differences = new ArrayList<>(DIFFERENCES);
    VolumeDiffersException failure = new VolumeDiffersException(ORDERS, differences);
    differences.clear();

    assertThat(failure.differences()).hasSize(2);
  }

  @Test
  void constructor_withoutDifference_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new VolumeDiffersException(ORDERS, List.of()));
  }
}
