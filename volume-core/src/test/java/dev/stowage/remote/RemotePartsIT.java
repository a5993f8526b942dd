package dev.stowage.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.stowage.engines.Engines;
import dev.stowage.engines.TestEngine;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Says plainly which tests of storage elsewhere ran, and fails if required ones did not. */
class RemotePartsIT {

  @Test
  void requiredPartsAreKnown() {
    assertThat(Engines.words("STOWAGE_REMOTE_REQUIRED"))
        .allMatch(RemotePart::isKnown, "is one of " + Arrays.toString(RemotePart.values()));
  }

  @ParameterizedTest
  @EnumSource
  void requiredPartIsThere(RemotePart part) {
    if (part.isRequired()) {
      assertThat(part.missing()).isEmpty();
    }
    part.missing()
        .ifPresent(
            message -> {
              System.out.println(message);
              abort(message);
            });
  }

  /** Both protocols of plugins: the oldest engine that is supported, and a new one. */
  @Test
  void requiredEngines_areTwoVersions() {
    if (RemotePart.ENGINES.isRequired()) {
      List<String> versions = RemoteEngine.present().map(TestEngine::toString).toList();
      assertThat(versions)
          .anyMatch(version -> version.contains(" 20.10"))
          .anyMatch(version -> version.contains(" 28.5"));
    }
  }
}
