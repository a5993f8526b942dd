package dev.stowage.volume.mount;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.volume.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubpathRuleTest {

  @ParameterizedTest
  @CsvSource({
    "data, data",
    "data/current, data/current",
    "data/, data",
    "./data, data",
    "a//b, a/b",
    "a/./b, a/b",
    "..., ...",
    "..a/b.., ..a/b..",
    "'a b', 'a b'",
    "a:b, a:b"
  })
  void problem_ofAPathBelowTheRoot_isNone_andItIsCleaned(String subpath, String clean) {
    assertThat(SubpathRule.problem(subpath)).isEmpty();
    assertThat(SubpathRule.clean(subpath)).isEqualTo(clean);
    assertThat(SubpathRule.clean(clean)).isEqualTo(clean);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "''   | is empty, which the engine reads as the whole volume",
        "' '  | is empty, which the engine reads as the whole volume",
        "/    | is absolute",
        "/a   | is absolute",
        "..   | has a '..' part, which could lead out of the volume",
        "../a | has a '..' part, which could lead out of the volume",
        "a/.. | has a '..' part, which could lead out of the volume",
        "a\\..\\..\\b | has a '..' part, which could lead out of the volume",
        "a/../../b | has a '..' part, which could lead out of the volume",
        ".    | is the root itself",
        "./   | is the root itself",
        "././/. | is the root itself"
      },
      delimiter = '|')
  void problem_ofAnyOtherPath_saysWhy(String subpath, String problem) {
    assertThat(SubpathRule.problem(subpath))
        .contains(
            new Finding(
                "subpath '" + subpath + "'",
                problem,
                "give a relative path below the root, such as data/current"));
  }

  @Test
  void problem_ofAControlCharacter_isNotShown() {
    assertThat(SubpathRule.problem("a\u0000b"))
        .contains(
            new Finding(
                "subpath 'a\uFFFDb'",
                "holds a NUL or another control character",
                "give a relative path below the root, such as data/current"));
  }
}
