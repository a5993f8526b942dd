package dev.stowage.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.InvalidDefinitionException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnonymousVolumeTest {

  private static final AnonymousVolume FULL =
      AnonymousVolume.builder()
          .driver(VolumeDriver.named("s3").option("password", "hunter2"))
          .label("app", "shop")
          .build();

  @Test
  void builder_withoutOptions_isLocalAndBare() {
    assertThat(AnonymousVolume.builder().build().settings()).isEqualTo(VolumeSettings.defaults());
  }

  @Test
  void options_areKept() {
    assertThat(FULL.settings().driver().name()).isEqualTo("s3");
    assertThat(FULL.settings().labels()).containsExactly(Map.entry("app", "shop"));
  }

  @Test
  void labels_addToEarlierOnes() {
    assertThat(FULL.toBuilder().labels(Map.of("tier", "2")).build().settings().labels())
        .containsExactly(Map.entry("app", "shop"), Map.entry("tier", "2"));
  }

  @Test
  void build_withManyFaults_reportsAllOfThemSorted() {
    InvalidDefinitionException failure =
        catchThrowableOfType(
            InvalidDefinitionException.class,
            () ->
                AnonymousVolume.builder()
                    .driver(VolumeDriver.named("no driver").option(" ", "x"))
                    .label("", "x")
                    .build());

    assertThat(failure.attempt()).isEqualTo("define an anonymous volume");
    assertThat(failure.findings())
        .extracting(Finding::where)
        .containsExactly("driver 'no driver'", "label ''", "option ' ' of driver no driver");
  }

  @Test
  void toBuilder_givesAnEqualDefinition() {
    assertThat(FULL.toBuilder().build()).isEqualTo(FULL).hasSameHashCodeAs(FULL);
    assertThat(FULL.toBuilder().label("app", "blog").build()).isNotEqualTo(FULL);
    assertThat(FULL).isNotEqualTo(FULL.settings());
  }

  @Test
  void toString_neverShowsSecrets() {
    assertThat(FULL).hasToString("anonymous volume (driver s3{password=***}, labels {app=shop})");
  }
}
