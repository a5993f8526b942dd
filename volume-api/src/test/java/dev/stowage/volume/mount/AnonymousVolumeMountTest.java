package dev.stowage.volume.mount;

import static dev.stowage.volume.mount.MountDefinition.anonymousVolume;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stowage.volume.Finding;
import dev.stowage.volume.VolumeSettings;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.InvalidDefinitionException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnonymousVolumeMountTest {

  private static final AnonymousVolumeMount PLAIN = anonymousVolume().at("/cache").build();

  @Test
  void anonymousVolume_withoutOptions_isLocalWritableAndCopied() {
    assertThat(PLAIN.readOnly()).isFalse();
    assertThat(PLAIN.noCopy()).isFalse();
    assertThat(PLAIN.settings()).isEqualTo(VolumeSettings.defaults());
    assertThat(PLAIN.target()).isEqualTo(ContainerPath.of("/cache"));
    assertThat(PLAIN).hasToString("anonymous volume at /cache");
  }

  @Test
  void options_areKept() {
    AnonymousVolumeMount mount =
        anonymousVolume()
            .at("/cache")
            .noCopy()
            .driver(VolumeDriver.named("s3"))
            .label("app", "shop")
            .build();

    assertThat(mount.noCopy()).isTrue();
    assertThat(mount.settings())
        .isEqualTo(
            VolumeSettings.defaults()
                .withDriver(VolumeDriver.named("s3"))
                .withLabels(Map.of("app", "shop")));
  }

  @Test
  void build_withManyFaults_reportsAllOfThemSorted() {
    InvalidDefinitionException failure =
        catchThrowableOfType(
            InvalidDefinitionException.class,
            () -> anonymousVolume().at("/").driver(VolumeDriver.named("")).label(" ", "x").build());

    assertThat(failure.findings())
        .extracting(Finding::where)
        .containsExactly(
            "anonymous volume at /: container path '/'",
            "anonymous volume at /: driver ''",
            "anonymous volume at /: label ' '");
  }

  static Stream<AnonymousVolumeMount> allKinds() {
    return Stream.of(
        PLAIN,
        anonymousVolume().at("/cache").noCopy().build(),
        anonymousVolume().at("/cache").label("a", "b").build(),
        anonymousVolume().at("/cache").driver(VolumeDriver.named("s3")).build(),
        anonymousVolume().at("/other").build());
  }

  @ParameterizedTest
  @MethodSource("allKinds")
  void toBuilder_givesAnEqualMount_whichEqualsNoOtherKind(AnonymousVolumeMount mount) {
    assertThat(mount.toBuilder().build()).isEqualTo(mount).hasSameHashCodeAs(mount);
    assertThat(allKinds().filter(mount::equals)).hasSize(1);
  }
}
