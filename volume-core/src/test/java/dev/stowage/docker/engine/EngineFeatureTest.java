package dev.stowage.docker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.volume.Finding;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EngineFeatureTest {

  @ParameterizedTest
  @CsvSource({
    "VOLUME_SUBPATH, 45",
    "SERVICE_SUBPATH, 46",
    "IMAGE_MOUNT, 48",
    "CREATE_HOST_PATH, 44",
    "READ_ONLY_SUBMOUNTS, 44",
    "WRITABLE_SUBMOUNTS, 44",
    "TMPFS_OPTIONS, 46"
  })
  void isThereFromItsVersionOn(EngineFeature capability, int since) {
    assertThat(capability.isIn(Engines.linux(since - 1))).isFalse();
    assertThat(capability.isIn(Engines.linux(since))).isTrue();
    assertThat(capability.isIn(Engines.linux(since + 1))).isTrue();
    assertThat(capability.missingIn(Engines.linux(since), "mount")).isEmpty();
    assertThat(capability.missingIn(Engines.linux(since - 1), "mount"))
        .get()
        .extracting(Finding::problem)
        .asString()
        .contains("needs API 1." + since, "spoken to in API 1." + (since - 1));
  }

  @ParameterizedTest
  @EnumSource
  void theRefusalNamesMountProblemAndRemedy(EngineFeature capability) {
    Optional<Finding> finding = capability.missingIn(Engines.linux(41), "volume data at /x");

    assertThat(finding).isPresent();
    assertThat(finding.get().where()).isEqualTo("volume data at /x");
    assertThat(finding.get().remedy()).contains("use an engine with API 1.4");
  }
}
