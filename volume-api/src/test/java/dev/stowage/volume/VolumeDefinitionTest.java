package dev.stowage.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.InvalidDefinitionException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeDefinitionTest {

  private static final VolumeDefinition FULL =
      VolumeDefinition.named("orders-db")
          .driver(VolumeDriver.named("rexray/ebs").option("size", "10"))
          .label("tier", "gold")
          .label("app", "shop")
          .build();

  @Test
  void named_withoutOptions_isLocalAndBare() {
    VolumeDefinition definition = VolumeDefinition.named("orders-db").build();

    assertThat(definition.name()).isEqualTo(VolumeName.of("orders-db"));
    assertThat(definition.driver()).isEqualTo(VolumeDriver.local());
    assertThat(definition.labels()).isEmpty();
    assertThat(definition.settings()).isEqualTo(VolumeSettings.defaults());
  }

  @Test
  void options_areKept_labelsSorted() {
    assertThat(FULL.driver().name()).isEqualTo("rexray/ebs");
    assertThat(FULL.driver().options()).containsExactly(Map.entry("size", "10"));
    assertThat(FULL.labels()).containsExactly(Map.entry("app", "shop"), Map.entry("tier", "gold"));
    assertThat(FULL.settings().driver()).isEqualTo(FULL.driver());
    assertThat(FULL.settings().labels()).isEqualTo(FULL.labels());
  }

  @Test
  void label_ofTheSameKey_replacesTheEarlierOne() {
    assertThat(VolumeDefinition.named("db").label("app", "a").label("app", "").build().labels())
        .containsExactly(Map.entry("app", ""));
  }

  @Test
  void driver_saidAgain_replacesTheEarlierOneWithItsOptions() {
    assertThat(FULL.toBuilder().driver(VolumeDriver.local()).build().driver())
        .isEqualTo(VolumeDriver.local());
  }

  @Test
  void build_withManyFaults_reportsAllOfThemSorted() {
    InvalidDefinitionException failure =
        catchThrowableOfType(
            InvalidDefinitionException.class,
            () ->
                VolumeDefinition.named("../containers/web")
                    .driver(VolumeDriver.local().option("Type", "nfs").option("o", "rw"))
                    .label("", "x")
                    .label("app", "a\u0000b")
                    .build());

    assertThat(failure.findings())
        .isSorted()
        .extracting(Finding::where)
        .containsExactly(
            "label ''",
            "label 'app'",
            "option 'Type' of driver local",
            "options of driver local",
            "volume name '../containers/web'");
    assertThat(failure.attempt()).isEqualTo("define a volume");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "bucket/folder", "my volume", "日本"})
  void name_ofAPluginDriver_mayBeWider(String name) {
    assertThat(VolumeDefinition.named(name).driver(VolumeDriver.named("s3")).build().name().value())
        .isEqualTo(name);
    assertThatExceptionOfType(InvalidDefinitionException.class)
        .isThrownBy(() -> VolumeDefinition.named(name).build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../containers/x", "a/../b", "a//b", "a\nb"})
  void name_ofAPluginDriver_staysSafeToSend(String name) {
    assertThatExceptionOfType(InvalidDefinitionException.class)
        .isThrownBy(() -> VolumeDefinition.named(name).driver(VolumeDriver.named("s3")).build());
  }

  @Test
  void labels_changedAfterTheCall_doNotChangeTheDefinition() {
    Map<String, String> labels = new HashMap<>(Map.of("app", "shop"));
    VolumeDefinition.Builder builder = VolumeDefinition.named("db").labels(labels);
    labels.put("app", "blog");
    VolumeDefinition definition = builder.build();
    labels.put("late", "1");
    builder.label("later", "1");

    assertThat(definition.labels()).containsExactly(Map.entry("app", "shop"));
    assertThatThrownBy(() -> definition.labels().put("x", "y"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void labels_withNullInside_areRefusedAtTheDoor() {
    Map<String, String> labels = new HashMap<>();
    labels.put("app", null);

    assertThatThrownBy(() -> VolumeDefinition.named("db").labels(labels))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void toBuilder_givesAnEqualDefinition_andChangesOnlyWhatIsSaid() {
    assertThat(FULL.toBuilder().build()).isEqualTo(FULL).hasSameHashCodeAs(FULL);
    assertThat(FULL.toBuilder().label("app", "blog").build())
        .isNotEqualTo(FULL)
        .extracting(VolumeDefinition::name)
        .isEqualTo(FULL.name());
  }

  @Test
  void equality_dependsOnNameDriverAndLabels() {
    VolumeDefinition plain = VolumeDefinition.named("db").build();

    assertThat(plain)
        .isEqualTo(VolumeDefinition.named("db").driver(VolumeDriver.named("local")).build())
        .isNotEqualTo(VolumeDefinition.named("dc").build())
        .isNotEqualTo(VolumeDefinition.named("db").label("a", "").build())
        .isNotEqualTo(VolumeDefinition.named("db").driver(VolumeDriver.named("s3")).build())
        .isNotEqualTo("db");
  }

  @Test
  void toString_saysNameDriverAndLabels() {
    assertThat(FULL)
        .hasToString(
            "volume 'orders-db' (driver rexray/ebs{size=10}, labels {app=shop, tier=gold})");
  }

  @Test
  void toString_neverShowsSecrets() {
    VolumeDefinition definition =
        VolumeDefinition.named("share")
            .driver(
                VolumeDriver.local()
                    .option("type", "cifs")
                    .option("device", "//nas/share")
                    .option("o", "addr=nas,username=u,password=hunter2,vers=3.0"))
            .label("db.password", "hunter2")
            .label("note", "token=hunter2")
            .build();

    assertThat(definition.toString())
        .doesNotContain("hunter2")
        .contains("password=***", "db.password=***", "vers=3.0");
    assertThat(VolumeDefinition.named("ab").driver(secretKey()).build().toString())
        .doesNotContain("hunter2");
  }

  @Test
  void findings_neverShowSecrets() {
    assertThatExceptionOfType(InvalidDefinitionException.class)
        .isThrownBy(
            () ->
                VolumeDefinition.named("share")
                    .driver(VolumeDriver.local().option("password", "hunter2\n"))
                    .label("password", "hunter2\n")
                    .build())
        .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("hunter2"));
  }

  private static VolumeDriver secretKey() {
    return VolumeDriver.named("s3").option("secretAccessKey", "hunter2");
  }
}
