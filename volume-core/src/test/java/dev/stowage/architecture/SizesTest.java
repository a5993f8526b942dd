package dev.stowage.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How long the main files are; how long their methods are is Checkstyle's business. */
class SizesTest {

  private static final int LONGEST = 400;
  private static final int MEDIAN = 90;

  @BeforeAll
  static void seesAllFiles() {
    assertThat(Artifact.API.sources()).hasSizeGreaterThanOrEqualTo(50);
    assertThat(Artifact.CORE.sources()).hasSizeGreaterThanOrEqualTo(45);
    assertThat(Artifact.TESTKIT.sources()).hasSizeGreaterThanOrEqualTo(6);
  }

  @Test
  void noFileIsLong() {
    assertThat(Artifact.ALL)
        .flatMap(Artifact::sources)
        .allMatch(file -> lines(file) <= LONGEST, "has at most " + LONGEST + " lines");
  }

  @Test
  void mostFilesAreShort() {
    assertThat(Artifact.ALL)
        .allSatisfy(
            artifact ->
                assertThat(median(artifact)).as("%s", artifact).isLessThanOrEqualTo(MEDIAN));
  }

  private static int median(Artifact artifact) {
    List<Integer> sorted = artifact.sources().stream().map(SizesTest::lines).sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  private static int lines(Path file) {
    try {
      return Files.readAllLines(file).size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
