package dev.stowage.testkit.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.testkit.engine.EngineProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** {@code COVERAGE.md} says what the code does; where they differ, the new one is printed. */
class CoverageTest {

  private static final String HEAD =
      """
      # What the engine in memory does

      All routes that Docker engines have (API 1.24 to 1.55), and how much of each is in the fake. What a
      real engine has and the fake has not fails with a `NotInFakeException` that names it; over a socket it
      is answered with status 501. What no engine has is answered as engines do: 404, `page not found`.

      This page is made from the code by `CoverageTest`, which fails when the two differ.

      """;

  private final Switchboard fake = new Engine(EngineProfile.DOCKER_28_5).switchboard;
  private final Switchboard old = new Engine(EngineProfile.DOCKER_20_10).switchboard;

  @Test
  void theCoveragePage_saysWhatTheCodeDoes() throws IOException {
    String page = page();
    assertThat(Files.readString(Path.of("COVERAGE.md")))
        .as("COVERAGE.md; it should be:\n%s\n", page)
        .isEqualTo(page);
  }

  @Test
  void onlyWhatEnginesTake_isTaken() {
    for (EngineRoute known : EngineRoutes.ALL) {
      Route route = fake.at(known);
      if (route != null) {
        assertThat(known.filters()).as("filters of %s", route).containsAll(route.filters());
        assertThat(parameters(known)).as("query of %s", route).containsAll(route.parameters());
      }
    }
  }

  private static List<String> parameters(EngineRoute known) {
    List<String> all = new ArrayList<>(known.parameters());
    if (!known.filters().isEmpty()) {
      all.add("filters");
    }
    return all;
  }

  private String page() {
    List<EngineRoute> done = EngineRoutes.ALL.stream().filter(it -> route(it) != null).toList();
    assertThat(done).hasSizeGreaterThanOrEqualTo(10);
    StringBuilder page = new StringBuilder(HEAD);
    page.append(done.size()).append(" of ").append(EngineRoutes.ALL.size());
    page.append(" routes are in the fake.\n\n");
    page.append("| route | in its query | not in the fake |\n|---|---|---|\n");
    done.forEach(it -> page.append(row(it)));
    page.append("\n## Routes that are not in the fake\n\n");
    EngineRoutes.ALL.stream()
        .filter(it -> route(it) == null)
        .forEach(it -> page.append("- `").append(it).append("`\n"));
    return page.toString();
  }

  private @Nullable Route route(EngineRoute known) {
    Route route = fake.at(known);
    return route == null ? old.at(known) : route;
  }

  private String row(EngineRoute known) {
    Route route = Objects.requireNonNull(route(known));
    Collection<String> missing = new TreeSet<>(known.parameters());
    missing.removeAll(route.parameters());
    Collection<String> missingFilters = new TreeSet<>(known.filters());
    missingFilters.removeAll(route.filters());
    Collection<String> taken = new TreeSet<>(route.parameters());
    taken.remove("filters");
    return "| `"
        + known
        + "` | "
        + texts(taken, new TreeSet<>(route.filters()))
        + " | "
        + texts(missing, missingFilters)
        + " |\n";
  }

  private static String texts(Collection<String> parameters, Collection<String> filters) {
    String all = parameters.stream().map(it -> "`" + it + "`").collect(Collectors.joining(", "));
    if (filters.isEmpty()) {
      return all;
    }
    return (all.isEmpty() ? "" : all + ", ")
        + filters.stream()
            .map(it -> "`" + it + "`")
            .collect(Collectors.joining(", ", "`filters`: ", ""));
  }
}
