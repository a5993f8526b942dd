package dev.stowage.docker.wire;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A bind text read as a Linux engine reads it: cut at every colon, one word of each group, nothing
 * that is unknown. Refuses what the engine refuses of binds.
 */
record BindText(String source, String target, List<String> modes) {

  private static final List<Set<String>> GROUPS =
      List.of(
          Set.of("ro", "rw"),
          Set.of("z", "Z"),
          Set.of("private", "rprivate", "shared", "rshared", "slave", "rslave"),
          Set.of("consistent", "cached", "delegated"));

  static BindText read(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length != 3 || !parts[0].startsWith("/") || !parts[1].startsWith("/")) {
      throw new IllegalArgumentException("invalid volume specification: '" + text + "'");
    }
    List<String> modes = Arrays.asList(parts[2].split(",", -1));
    for (Set<String> group : GROUPS) {
      if (modes.stream().filter(group::contains).count() > 1) {
        throw new IllegalArgumentException("invalid mode: " + parts[2]);
      }
    }
    if (!modes.stream().allMatch(word -> GROUPS.stream().anyMatch(it -> it.contains(word)))) {
      throw new IllegalArgumentException("invalid mode: " + parts[2]);
    }
    return new BindText(parts[0], parts[1], modes);
  }

  boolean readOnly() {
    return modes.contains("ro");
  }

  Optional<String> label() {
    return modes.stream().filter(GROUPS.get(1)::contains).findFirst();
  }

  Optional<String> propagation() {
    return modes.stream().filter(GROUPS.get(2)::contains).findFirst();
  }
}
