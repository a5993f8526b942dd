package dev.stowage.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.volume.driver.VolumeDriver;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeSettingsTest {

  @Test
  void defaults_areTheLocalDriverWithoutLabels() {
    assertThat(VolumeSettings.defaults().driver()).isEqualTo(VolumeDriver.local());
    assertThat(VolumeSettings.defaults().labels()).isEmpty();
    assertThat(VolumeSettings.defaults().findings()).isEmpty();
  }

  @Test
  void withMethods_returnNewValues() {
    VolumeSettings labelled = VolumeSettings.defaults().withLabels(Map.of("b", "2"));
    VolumeSettings more = labelled.withLabels(Map.of("a", "1", "b", "3"));

    assertThat(VolumeSettings.defaults().labels()).isEmpty();
    assertThat(labelled.labels()).containsExactly(Map.entry("b", "2"));
    assertThat(more.labels()).containsExactly(Map.entry("a", "1"), Map.entry("b", "3"));
    assertThat(more.withDriver(VolumeDriver.named("s3")).labels()).isEqualTo(more.labels());
    assertThat(more.withDriver(VolumeDriver.named("s3")).driver().name()).isEqualTo("s3");
  }

  @Test
  void labels_areCopiedAndUnmodifiable() {
    Map<String, String> labels = new HashMap<>(Map.of("a", "1"));
    VolumeSettings settings = VolumeSettings.defaults().withLabels(labels);
    labels.put("b", "2");

    assertThat(settings.labels()).containsOnlyKeys("a");
    assertThatThrownBy(() -> settings.labels().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"app", "com.example.app", "a b", "key=x", "日本", "A/B"})
  void findings_aboutAPlainKey_areNone(String key) {
    assertThat(VolumeSettings.defaults().withLabels(Map.of(key, "")).findings()).isEmpty();
    assertThat(VolumeSettings.defaults().withLabels(Map.of(key, " any = value ")).findings())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", " app", "app ", "a\nb", "a\u0000", "\tapp", "a\u007F"})
  void findings_aboutAKeyThatHidesSomething_nameIt(String key) {
    assertThat(VolumeSettings.defaults().withLabels(Map.of(key, "x")).findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.where())
                  .isEqualTo("label '" + key.replaceAll("[\\x00-\\x1F\\x7F]", "\uFFFD") + "'");
              assertThat(finding.problem())
                  .isEqualTo(
                      "is empty, begins or ends with a blank, or holds a control character or NUL");
              assertThat(finding.remedy())
                  .isEqualTo("name it in plain words, such as com.example.app");
            });
  }

  @Test
  void findings_aboutAValueWithNul_nameTheLabelOnly() {
    assertThat(VolumeSettings.defaults().withLabels(Map.of("app", "a\nb")).findings()).isEmpty();
    assertThat(VolumeSettings.defaults().withLabels(Map.of("app", "a\u0000b")).findings())
        .extracting(Finding::where)
        .containsExactly("label 'app'");
  }

  @Test
  void findings_holdThoseOfTheDriverToo() {
    VolumeSettings settings =
        VolumeSettings.defaults()
            .withDriver(VolumeDriver.local().option("type", "nfs"))
            .withLabels(Map.of("", ""));

    assertThat(settings.findings())
        .extracting(Finding::where)
        .containsExactlyInAnyOrder("label ''", "options of driver local");
  }

  @Test
  void equality_dependsOnDriverAndLabels() {
    VolumeSettings labelled = VolumeSettings.defaults().withLabels(Map.of("a", "1"));

    assertThat(labelled)
        .isEqualTo(VolumeSettings.defaults().withLabels(Map.of("a", "1")))
        .hasSameHashCodeAs(VolumeSettings.defaults().withLabels(Map.of("a", "1")))
        .isNotEqualTo(VolumeSettings.defaults())
        .isNotEqualTo(labelled.withDriver(VolumeDriver.named("s3")))
        .isNotEqualTo(VolumeSettings.defaults().withLabels(Map.of("a", "2")));
  }

  @ParameterizedTest
  @CsvSource({"app, shop, shop", "db_password, x, ***", "note, password=x, password=***"})
  void toString_showsLabelsWithoutSecrets(String key, String value, String shown) {
    assertThat(VolumeSettings.defaults().withLabels(Map.of(key, value)))
        .hasToString("driver local, labels {" + key + "=" + shown + "}");
  }
}
