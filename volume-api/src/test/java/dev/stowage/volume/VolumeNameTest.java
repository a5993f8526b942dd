package dev.stowage.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stowage.volume.failure.InvalidDefinitionException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"db", "0x", "a_", "a.", "a-", "Orders-DB_1.2", "a..b", "con"})
  void of_wordOfTheLocalGrammar_isTaken(String name) {
    assertThat(VolumeName.problemOfLocal(name)).isEmpty();
    assertThat(VolumeName.of(name).value()).isEqualTo(name);
    assertThat(VolumeName.of(name)).hasToString(name);
    assertThat(VolumeName.of(name).fitsLocalDriver()).isTrue();
  }

  static Stream<String> badLocalNames() {
    return Stream.of(
        "a",
        "_a",
        ".a",
        "-a",
        "a b",
        "a/b",
        "a\\b",
        "a:b",
        "a%2Fb",
        "a?x=1",
        "a#b",
        "$HOME",
        "~x",
        "../containers/x",
        "a/../b",
        "a//b",
        "..",
        "ab\n",
        "\nab",
        "ab\r",
        "a\u0000b",
        "a\u007Fb",
        "\u00E9a",
        "a\u00E9",
        "a\u0660",
        "\uFF41b",
        "a\uD83D\uDE00",
        "a\uD83D");
  }

  @ParameterizedTest
  @MethodSource("badLocalNames")
  void of_anythingElse_isRefusedWithTheGrammar(String name) {
    assertThatExceptionOfType(InvalidDefinitionException.class)
        .isThrownBy(() -> VolumeName.of(name))
        .satisfies(
            failure ->
                assertThat(failure.findings())
                    .singleElement()
                    .satisfies(
                        finding -> {
                          assertThat(finding.where()).startsWith("volume name '");
                          assertThat(finding.problem()).isEqualTo("is not a volume name");
                          assertThat(finding.remedy()).contains("A-Z a-z 0-9 _ . -");
                        }));
  }

  @Test
  void of_emptyName_saysSo() {
    assertThat(VolumeName.problemOfLocal("").orElseThrow().problem()).isEqualTo("is empty");
  }

  @Test
  void of_longestName_isTaken() {
    String name = "a".repeat(255);

    assertThat(VolumeName.of(name).value()).isEqualTo(name);
  }

  @Test
  void of_nameBeyondTheLimit_saysHowLongItIsAndDoesNotQuoteItWhole() {
    assertThat(VolumeName.problemOfLocal("a".repeat(256)))
        .contains(
            new Finding(
                "volume name 'aaaaaaaaaaaaaaaaaaaa…'",
                "is 256 characters long",
                "use at most 255"));
  }

  @Test
  void finding_aboutControlCharacters_showsThemReplaced() {
    assertThat(VolumeName.problemOfLocal("a\nb").orElseThrow().where())
        .isEqualTo("volume name 'a\uFFFDb'");
    assertThat(VolumeName.problemOfLocal("\n".repeat(300)).orElseThrow().where())
        .doesNotContain("\n");
    assertThat(VolumeName.problemOfPlugin("a\u001Bb").orElseThrow().where())
        .isEqualTo("volume name 'a\uFFFDb'");
    assertThat(VolumeName.problemOfPlugin("\n".repeat(2000)).orElseThrow().where())
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "bucket/folder", "my volume", "日本", "a/b/c", "..a", "a?x", "%2e", "😀"})
  void ofPlugin_whatADriverMayGiveMeaningTo_isTaken(String name) {
    assertThat(VolumeName.ofPlugin(name).value()).isEqualTo(name);
    assertThat(VolumeName.ofPlugin(name).fitsLocalDriver())
        .isEqualTo(VolumeName.problemOfLocal(name).isEmpty())
        .isFalse();
  }

  static Stream<String> unsafeNames() {
    return Stream.of(
        "",
        ".",
        "..",
        "/",
        "/a",
        "a/",
        "a//b",
        "a/../b",
        "a/./b",
        "../containers/x",
        "a/..",
        "a\n",
        "a\u0000b",
        "a\u007F",
        "a\uD83D",
        "a".repeat(1021),
        "\u00E9".repeat(511));
  }

  @ParameterizedTest
  @MethodSource("unsafeNames")
  void ofPlugin_whatWouldChangeAnAddress_isRefused(String name) {
    assertThatExceptionOfType(InvalidDefinitionException.class)
        .isThrownBy(() -> VolumeName.ofPlugin(name))
        .withMessageStartingWith("name a volume: volume name '");
  }

  @Test
  void ofPlugin_longestName_isTakenByBytes() {
    assertThat(VolumeName.ofPlugin("a".repeat(1020)).value()).hasSize(1020);
    assertThat(VolumeName.ofPlugin("\u00E9".repeat(510)).value()).hasSize(510);
  }

  @Test
  void ofPlugin_partThatWouldReachAnotherAddress_saysSo() {
    assertThat(VolumeName.problemOfPlugin("a/../b"))
        .contains(
            new Finding(
                "volume name 'a/../b'",
                "has an empty, '.' or '..' part, which would reach another address on the engine",
                "use plain words between single slashes"));
  }

  @Test
  void equality_isThatOfTheText_whoeverGaveItMeaning() {
    assertThat(VolumeName.of("db"))
        .isEqualTo(VolumeName.ofPlugin("db"))
        .hasSameHashCodeAs(VolumeName.ofPlugin("db"))
        .isNotEqualTo(VolumeName.of("DB"))
        .isNotEqualTo("db");
  }

  @Test
  void order_isByCodeUnit() {
    assertThat(Stream.of("ab", "a.b", "Zz", "10", "a-b", "aa").map(VolumeName::of).sorted())
        .extracting(VolumeName::value)
        .isEqualTo(List.of("10", "Zz", "a-b", "a.b", "aa", "ab"));
  }

  @Test
  void serialization_givesAnEqualName() throws IOException, ClassNotFoundException {
    VolumeName name = VolumeName.ofPlugin("bucket/folder");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(name);
    }

    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(name);
    }
  }
}
