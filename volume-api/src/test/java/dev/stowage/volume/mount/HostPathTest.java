package dev.stowage.volume.mount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stowage.volume.Finding;
import dev.stowage.volume.failure.InvalidDefinitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostPathTest {

  @ParameterizedTest
  @CsvSource({
    "/srv/data, /srv/data",
    "/, /",
    "//, /",
    "/srv/, /srv",
    "/srv//data/./x/.., /srv/data",
    "/../srv, /srv",
    "/a:b, /a:b",
    "/~, /~",
    "/run/desktop/mnt/host/c/x, /run/desktop/mnt/host/c/x",
    "'/a b', '/a b'"
  })
  void of_linuxPath_isCleaned(String path, String clean) {
    assertThat(HostPath.of(path).value()).isEqualTo(clean);
    assertThat(HostPath.of(path)).hasToString(clean);
  }

  @ParameterizedTest
  @ValueSource(strings = {"C:\\data", "c:/data/", "C:\\", "C:\\a\\..\\b", "\\\\?\\C:\\data"})
  void of_windowsPath_staysAsItIs(String path) {
    assertThat(HostPath.of(path).value()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data",
        "./data",
        "../data",
        ".",
        " /srv",
        "C:",
        "C:data",
        "1:/x",
        "\\\\server\\share",
        "\\\\?\\UNC\\server\\share",
        "\\data",
        "h/g"
      })
  void of_relativePath_isRefused(String path) {
    assertThat(HostPath.problem(path))
        .contains(
            new Finding(
                "host path '" + path + "'",
                "is not absolute",
                "give an absolute path, or pass a java.nio.file.Path to resolve it on this"
                    + " machine"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"~", "~/data", "~joe/data", "$HOME", "${HOME}/x", "%USERPROFILE%\\x"})
  void of_pathToBeExpanded_saysThatTheEngineDoesNot(String path) {
    assertThat(HostPath.problem(path))
        .contains(
            new Finding(
                "host path '" + path + "'",
                "is not absolute; the engine expands neither ~ nor variables",
                "expand it first, or pass a java.nio.file.Path"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a\u0000b", "/a\n", "C:\\a\u001Bb", "/a\uDC00", "~\n"})
  void of_controlCharacter_isRefusedAndNotShown(String path) {
    assertThat(HostPath.problem(path).orElseThrow().problem())
        .isEqualTo("holds a NUL or another control character");
    assertThat(HostPath.problem(path).orElseThrow().where())
        .contains("\uFFFD")
        .doesNotContainPattern("\\p{Cntrl}");
  }

  @Test
  void of_pathLongerThanTheKernelTakes_isRefused() {
    assertThat(HostPath.problem("/" + "a".repeat(4094))).isEmpty();
    assertThat(HostPath.problem("/" + "a".repeat(4095)))
        .get()
        .extracting(Finding::problem)
        .isEqualTo("is longer than 4095 characters");
  }

  @Test
  void of_emptyPath_saysSo() {
    assertThatExceptionOfType(InvalidDefinitionException.class)
        .isThrownBy(() -> HostPath.of(""))
        .withMessageStartingWith("take a host path: host path '': is empty;");
  }

  @Test
  void equality_isThatOfTheCleanedText_caseIncluded() {
    assertThat(HostPath.of("/srv/"))
        .isEqualTo(HostPath.of("/srv"))
        .hasSameHashCodeAs(HostPath.of("/srv"))
        .isNotEqualTo(HostPath.of("/SRV"))
        .isNotEqualTo("/srv");
    assertThat(HostPath.of("C:\\a")).isNotEqualTo(HostPath.of("c:\\a"));
  }

  @Test
  void printable_neverCutsACharacterInTwo() {
    String path = "a".repeat(76) + "\uD83D\uDE00" + "a".repeat(10);

    assertThat(Finding.printable(path)).isEqualTo("a".repeat(76) + "\uFFFD…");
  }
}
