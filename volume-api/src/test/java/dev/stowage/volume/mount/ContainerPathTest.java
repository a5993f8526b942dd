package dev.stowage.volume.mount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stowage.volume.Finding;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.mount.ContainerPath.Platform;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ContainerPathTest {

  /** Sixteen names of 254 bytes and one of 14, each with its slash: 4,095 bytes. */
  private static final String LONGEST = ("/" + "a".repeat(254)).repeat(16) + "/" + "a".repeat(14);

  @ParameterizedTest
  @CsvSource({
    "/data, /data",
    "/data/, /data",
    "/data///, /data",
    "//data, /data",
    "/a//b, /a/b",
    "/./a, /a",
    "/a/., /a",
    "/a/./b, /a/b",
    "/a/../b, /b",
    "/../a, /a",
    "/../../a, /a",
    "/a/b/../../c, /c",
    "/a/b/.., /a",
    "/..., /...",
    "/..a, /..a",
    "/a.., /a..",
    "'/ a', '/ a'",
    "'/a ', '/a '",
    "/a:b, /a:b",
    "'/a,b', '/a,b'",
    "/a\\b, /a\\b",
    "/c:\\x, /c:\\x",
    "/~, /~",
    "/日本, /日本",
    "/A, /A"
  })
  void of_linuxPath_isCleanedAsTheEngineDoes(String path, String clean) {
    ContainerPath taken = ContainerPath.of(path);

    assertThat(taken.value()).isEqualTo(clean);
    assertThat(taken).hasToString(clean);
    assertThat(taken.platform()).isEqualTo(Platform.LINUX);
    assertThat(ContainerPath.of(clean)).isEqualTo(taken);
  }

  @ParameterizedTest
  @CsvSource({
    "C:\\data, C:\\data",
    "C:/data, C:\\data",
    "c:/a/b/, c:\\a\\b",
    "C:\\data\\, C:\\data",
    "d:\\Program Files (x86)\\x, d:\\Program Files (x86)\\x",
    "C:\\a\\...\\b, C:\\a\\...\\b",
    "Z:\\日本, Z:\\日本"
  })
  void of_windowsPath_getsBackslashesAndLosesTheTrailingOne(String path, String clean) {
    ContainerPath taken = ContainerPath.of(path);

    assertThat(taken.value()).isEqualTo(clean);
    assertThat(taken.platform()).isEqualTo(Platform.WINDOWS);
    assertThat(ContainerPath.of(clean)).isEqualTo(taken);
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("", "is empty"),
        Arguments.of("data", "is relative"),
        Arguments.of("./data", "is relative"),
        Arguments.of("../data", "is relative"),
        Arguments.of(".", "is relative"),
        Arguments.of(" ", "is relative"),
        Arguments.of(" /data", "is relative"),
        Arguments.of("~/data", "is relative"),
        Arguments.of("$HOME/data", "is relative"),
        Arguments.of("\\data", "is relative"),
        Arguments.of("c:", "is relative"),
        Arguments.of("c:data", "is relative"),
        Arguments.of("\u00E9:\\data", "is relative"),
        Arguments.of("CD:\\data", "is relative"),
        Arguments.of("\\\\server\\share", "is relative"),
        Arguments.of("\\\\.\\pipe\\x", "is relative"),
        Arguments.of("/", "is the root of the container"),
        Arguments.of("//", "is the root of the container"),
        Arguments.of("/.", "is the root of the container"),
        Arguments.of("/..", "is the root of the container"),
        Arguments.of("/a/..", "is the root of the container"),
        Arguments.of("C:\\", "is the root of a drive"),
        Arguments.of("C:/", "is the root of a drive"),
        Arguments.of("C:\\a\\..\\b", "has the part '..', which no Windows path may have here"),
        Arguments.of("C:\\..", "has the part '..', which no Windows path may have here"),
        Arguments.of("C:\\.\\b", "has the part '.', which no Windows path may have here"),
        Arguments.of("C:\\a\\\\b", "has the part '', which no Windows path may have here"),
        Arguments.of("C:\\\\", "is the root of a drive"),
        Arguments.of("C:\\a:b", "has the part 'a:b', which no Windows path may have here"),
        Arguments.of("C:\\a*", "has the part 'a*', which no Windows path may have here"),
        Arguments.of("C:\\a?", "has the part 'a?', which no Windows path may have here"),
        Arguments.of("C:\\\"", "has the part '\"', which no Windows path may have here"),
        Arguments.of("C:\\<", "has the part '<', which no Windows path may have here"),
        Arguments.of("C:\\>", "has the part '>', which no Windows path may have here"),
        Arguments.of("C:\\a|b", "has the part 'a|b', which no Windows path may have here"),
        Arguments.of("/a\u0000b", "holds a NUL or another control character"),
        Arguments.of("/a\n", "holds a NUL or another control character"),
        Arguments.of("/a\u007F", "holds a NUL or another control character"),
        Arguments.of("/a\uD83D", "holds a NUL or another control character"),
        Arguments.of("C:\\a\nb", "holds a NUL or another control character"),
        Arguments.of("C:\\" + "a\\".repeat(2047), "is too long"),
        Arguments.of(LONGEST + "a", "is longer than 4095 bytes"),
        Arguments.of("/" + "a".repeat(256), "has a name longer than 255 bytes"),
        Arguments.of("/x/" + "\u00E9".repeat(128), "has a name longer than 255 bytes"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void of_pathThatNoContainerCanHave_isRefusedWithTheReason(String path, String problem) {
    assertThat(ContainerPath.problem(path))
        .hasValueSatisfying(
            finding -> {
              assertThat(finding.problem()).isEqualTo(problem);
              assertThat(finding.where()).startsWith("container path '").doesNotContain("\n");
              assertThat(finding.remedy())
                  .isEqualTo("give an absolute path below the root, such as /data or C:\\data");
            });
    assertThatExceptionOfType(InvalidDefinitionException.class)
        .isThrownBy(() -> ContainerPath.of(path))
        .withMessageStartingWith("take a container path: container path '");
  }

  @Test
  void problem_quotesThePath_shortenedWithoutControlCharacters() {
    assertThat(ContainerPath.problem("a\tb").orElseThrow().where())
        .isEqualTo("container path 'a\uFFFDb'");
    assertThat(ContainerPath.problem("a".repeat(80)).map(Finding::where))
        .contains("container path '" + "a".repeat(80) + "'");
    assertThat(ContainerPath.problem("a".repeat(81)).map(Finding::where))
        .contains("container path '" + "a".repeat(77) + "…'");
  }

  @Test
  void of_pathAtTheLimits_isTaken_countedInBytesAfterCleaning() {
    assertThat(ContainerPath.of(LONGEST).value()).hasSize(4095);
    assertThat(ContainerPath.of("/" + "a".repeat(255)).value()).hasSize(256);
    assertThat(ContainerPath.of("/" + "\u00E9".repeat(127)).value()).hasSize(128);
    assertThat(ContainerPath.of("/".repeat(5000) + "a").value()).isEqualTo("/a");
    assertThat(ContainerPath.of("C:\\" + "a\\".repeat(2046)).value()).hasSize(4094);
  }

  @Test
  void of_multiByteNames_fillThePathByBytes() {
    String name = "/" + "\u65E5".repeat(85);

    assertThat(ContainerPath.problem(name.repeat(15))).isEmpty();
    assertThat(ContainerPath.problem(name.repeat(16)).map(Finding::problem))
        .contains("is longer than 4095 bytes");
  }

  @Test
  void equality_ofLinuxPaths_dependsOnCase() {
    assertThat(ContainerPath.of("/data"))
        .isEqualTo(ContainerPath.of("/data/"))
        .hasSameHashCodeAs(ContainerPath.of("/data/"))
        .isNotEqualTo(ContainerPath.of("/Data"))
        .isNotEqualTo("/data");
  }

  @Test
  void equality_ofWindowsPaths_ignoresCase() {
    assertThat(ContainerPath.of("C:\\Data"))
        .isEqualTo(ContainerPath.of("c:/dATA/"))
        .hasSameHashCodeAs(ContainerPath.of("c:/dATA/"))
        .isNotEqualTo(ContainerPath.of("D:\\Data"));
    assertThat(ContainerPath.of("C:\\Data").value()).isEqualTo("C:\\Data");
  }
}
