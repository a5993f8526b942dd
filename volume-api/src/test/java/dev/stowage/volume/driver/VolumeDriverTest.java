package dev.stowage.volume.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.volume.Finding;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeDriverTest {

  @Test
  void local_isTheDriverNamedLocal() {
    assertThat(VolumeDriver.local()).isEqualTo(VolumeDriver.named("local"));
    assertThat(VolumeDriver.local().isLocal()).isTrue();
    assertThat(VolumeDriver.local().name()).isEqualTo(VolumeDriver.LOCAL).isEqualTo("local");
    assertThat(VolumeDriver.local().options()).isEmpty();
    assertThat(VolumeDriver.named("Local").isLocal()).isFalse();
  }

  @Test
  void option_returnsANewValue_sortedByKey_lastOfAKeyWins() {
    VolumeDriver driver = VolumeDriver.named("s3").option("b", "1").option("a", "2");

    assertThat(driver.option("b", "3").options())
        .containsExactly(Map.entry("a", "2"), Map.entry("b", "3"));
    assertThat(driver.options()).containsExactly(Map.entry("a", "2"), Map.entry("b", "1"));
    assertThat(VolumeDriver.named("s3").options()).isEmpty();
  }

  @Test
  void options_areCopiedAndUnmodifiable() {
    Map<String, String> options = new HashMap<>(Map.of("a", "1"));
    VolumeDriver driver = VolumeDriver.named("s3").options(options);
    options.put("b", "2");

    assertThat(driver.options()).containsOnlyKeys("a");
    assertThatThrownBy(() -> driver.options().put("x", "y"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void options_withNullInside_areRefusedAtTheDoor() {
    Map<String, String> options = new HashMap<>();
    options.put("a", null);

    assertThatThrownBy(() -> VolumeDriver.local().options(options))
        .isInstanceOf(NullPointerException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "local",
        "rexray/ebs",
        "vieux/sshfs:latest",
        "host:5000/a/b@sha256",
        "x",
        "A_b-c.d"
      })
  void findings_aboutANameOnTheEngine_areNone(String name) {
    assertThat(VolumeDriver.named(name).findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "/a", "a\nb", "-x", "é", "a\n"})
  void findings_aboutAnyOtherName_sayWhatToUse(String name) {
    assertThat(VolumeDriver.named(name).findings())
        .containsExactly(
            new Finding(
                "driver '" + name.replace('\n', '\uFFFD') + "'",
                "is not a driver name",
                "use the name under which the plugin is known to the engine, such as rexray/ebs"));
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "-                | -",
        "size             | -",
        "type,device      | -",
        "type,device,o    | -",
        "type,device,size | -",
        "type             | options of driver local",
        "device           | options of driver local",
        "o                | options of driver local",
        "type,o           | options of driver local",
        "device,o         | options of driver local",
        "size,o           | options of driver local",
        "Type             | option 'Type' of driver local",
        "type,device,x    | option 'x' of driver local"
      },
      delimiter = '|',
      nullValues = "-")
  void findings_aboutOptionsOfTheLocalDriver_followItsRules(String keys, String where) {
    Map<String, String> options = new HashMap<>();
    if (keys != null) {
      Arrays.stream(keys.split(",", -1)).forEach(key -> options.put(key, "1"));
    }

    assertThat(VolumeDriver.local().options(options).findings())
        .extracting(Finding::where)
        .isEqualTo(where == null ? List.of() : List.of(where));
    assertThat(VolumeDriver.named("s3").options(options).findings()).isEmpty();
  }

  @Test
  void findings_aboutLocalOptions_sayWhatToDo() {
    assertThat(VolumeDriver.local().option("x", "1").option("o", "rw").findings())
        .extracting(Finding::toString)
        .containsExactly(
            "option 'x' of driver local: is unknown to that driver; use one of device, o, size,"
                + " type",
            "options of driver local: 'type' and 'device' need each other, and 'o' needs both;"
                + " give all that the mount needs, or none");
  }

  @Test
  void findings_aboutControlCharacters_neitherShowThemNorTheValue() {
    VolumeDriver driver =
        VolumeDriver.named("a\nb").option("k\ny", "hunter2").option("x", "hunter2\u0000");

    assertThat(driver.findings())
        .extracting(Finding::toString)
        .containsExactly(
            "driver 'a\uFFFDb': is not a driver name; use the name under which the plugin is known"
                + " to the engine, such as rexray/ebs",
            "option 'k\uFFFDy' of driver a\uFFFDb: is blank or holds a control character; remove"
                + " it",
            "option 'x' of driver a\uFFFDb: is blank or holds a control character; remove it");
    assertThat(VolumeDriver.local().option("k\ny", "x").findings())
        .allSatisfy(finding -> assertThat(finding.toString()).doesNotContain("\n"));
    assertThat(VolumeDriver.named("s3").option(" ", "x").findings()).hasSize(1);
  }

  @Test
  void equality_dependsOnNameAndOptions() {
    VolumeDriver driver = VolumeDriver.named("s3").option("a", "1");

    assertThat(driver)
        .isEqualTo(VolumeDriver.named("s3").options(Map.of("a", "1")))
        .hasSameHashCodeAs(VolumeDriver.named("s3").options(Map.of("a", "1")))
        .isNotEqualTo(VolumeDriver.named("s3"))
        .isNotEqualTo(VolumeDriver.named("s4").option("a", "1"))
        .isNotEqualTo("s3");
  }

  @Test
  void toString_showsOptionsWithoutSecrets() {
    assertThat(VolumeDriver.local()).hasToString("local");
    assertThat(VolumeDriver.named("s3").option("region", "eu").option("secretKey", "hunter2"))
        .hasToString("s3{region=eu, secretKey=***}");
  }
}
