package dev.stowage.volume.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stowage.volume.Finding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnsupportedByEngineExceptionTest {

  private static final Finding SUBPATH = new Finding("subpath", "needs API 1.45", "update");
  private static final Finding IMAGE = new Finding("image", "needs API 1.48", "update");
  private static final String ENGINE = "Docker Engine 20.10.24 (API 1.41)";

  @Test
  void message_namesTheEngineAndEachFindingOnce_sorted() {
    UnsupportedByEngineException failure =
        new UnsupportedByEngineException(
            "mount 3 mounts", ENGINE, List.of(SUBPATH, IMAGE, SUBPATH));

    assertThat(failure)
        .hasMessage(
            "mount 3 mounts: Docker Engine 20.10.24 (API 1.41) cannot do this: image: needs API"
                + " 1.48; update; subpath: needs API 1.45; update. Nothing was sent to the engine.")
        .hasNoCause();
    assertThat(failure.attempt()).isEqualTo("mount 3 mounts");
    assertThat(failure.engine()).isEqualTo(ENGINE);
    assertThat(failure.findings()).containsExactly(IMAGE, SUBPATH);
  }

  @Test
  void findings_areCopied() {
    List<Finding> findings = new ArrayList<>(List.of(SUBPATH));
    UnsupportedByEngineException failure =
        new UnsupportedByEngineException("mount", ENGINE, findings);
    findings.clear();

    assertThat(failure.findings()).containsExactly(SUBPATH);
  }

  @Test
  void constructor_withoutFinding_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UnsupportedByEngineException("mount", ENGINE, List.of()));
  }
}
