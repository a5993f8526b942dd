package dev.stowage.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tests that the README calls as witnesses are there. */
class NamedTestsTest {

  private static final Pattern WITNESS = Pattern.compile("`(\\w+(?:Test|IT|Cases))(?:\\.(\\w+))?`");

  @Test
  void everyTestThatTheReadmeNamesExists() throws IOException {
    Map<String, Path> sources = testSources();
    List<MatchResult> witnesses =
        WITNESS.matcher(Files.readString(Artifact.root().resolve("README.md"))).results().toList();

    assertThat(witnesses).hasSizeGreaterThan(25);
    for (MatchResult witness : witnesses) {
      assertThat(sources).containsKey(witness.group(1));
      if (witness.group(2) != null) {
        assertThat(Files.readString(sources.get(witness.group(1))))
            .contains(" void " + witness.group(2) + "(");
      }
    }
  }

  private static Map<String, Path> testSources() throws IOException {
    try (Stream<Path> files = Files.walk(Artifact.root())) {
      return files
          .filter(file -> file.toString().contains("src/test/java"))
          .filter(file -> file.toString().endsWith(".java"))
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString().replace(".java", ""),
                  file -> file,
                  (one, other) -> one));
    }
  }
}
