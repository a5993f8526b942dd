package dev.stowage.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the README and the Javadoc show compiles, because it stands in a test source. */
class ExamplesTest {

  private static final Path EXAMPLES =
      Artifact.root().resolve("volume-core/src/test/java/dev/stowage/example");

  private static Map<String, String> regions;

  @BeforeAll
  static void seesRegions() {
    regions = Regions.inFolder(EXAMPLES);
    assertThat(regions).isNotEmpty();
  }

  @Test
  void theReadmeShowsRegions() throws IOException {
    String readme = Files.readString(Artifact.root().resolve("README.md"));

    assertThat(readme).doesNotContain("// region", "// endregion");
    assertThat(Regions.fencedJava(readme))
        .isNotEmpty()
        .allSatisfy(block -> assertThat(block).isEqualTo(closest(block)));
  }

  /** The equal one, or else the one that makes the difference readable. */
  private static String closest(String block) {
    String best = "no region";
    long most = 0;
    for (String region : regions.values()) {
      long shared = block.lines().filter(region.lines().toList()::contains).count();
      if (region.equals(block)) {
        return region;
      }
      if (shared > most) {
        best = region;
        most = shared;
      }
    }
    return best;
  }

  @Test
  void theJavadocShowsCompiledCode() throws IOException {
    String compiled =
        normalized(Files.readString(EXAMPLES.resolve("JavadocExamples.java")))
            + normalized(regions.values());

    List<String> blocks = new ArrayList<>();
    for (Artifact artifact : Artifact.ALL) {
      for (Path source : artifact.sources()) {
        if (artifact.promised().contains(packageOf(source))) {
          blocks.addAll(Regions.javadocCode(Files.readString(source)));
        }
      }
    }
    assertThat(blocks)
        .hasSizeGreaterThanOrEqualTo(5)
        .allSatisfy(block -> assertThat(compiled).contains(normalized(block)));
  }

  private static String packageOf(Path source) {
    String folders =
        source.getParent().toString().replace(source.getFileSystem().getSeparator(), ".");
    return folders.substring(folders.indexOf("src.main.java.") + "src.main.java.".length());
  }

  private static String normalized(Collection<String> texts) {
    return normalized(String.join("\n;\n", texts));
  }

  /** Without the white space that a formatter would set otherwise at another width. */
  private static String normalized(String code) {
    return code.replaceAll("\\s+", " ").replaceAll("(?<=\\W) | (?=\\W)", "");
  }
}
