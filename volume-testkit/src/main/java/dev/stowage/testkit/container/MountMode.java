package dev.stowage.testkit.container;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The words after the second colon of a short mount, such as {@code ro,z}. */
final class MountMode {

  private enum Group {
    ACCESS,
    LABEL,
    PROPAGATION,
    COPY,
    CONSISTENCY
  }

  private static final Map<String, Group> WORDS =
      Map.ofEntries(
          Map.entry("ro", Group.ACCESS),
          Map.entry("rw", Group.ACCESS),
          Map.entry("z", Group.LABEL),
          Map.entry("Z", Group.LABEL),
          Map.entry("private", Group.PROPAGATION),
          Map.entry("rprivate", Group.PROPAGATION),
          Map.entry("shared", Group.PROPAGATION),
          Map.entry("rshared", Group.PROPAGATION),
          Map.entry("slave", Group.PROPAGATION),
          Map.entry("rslave", Group.PROPAGATION),
          Map.entry("nocopy", Group.COPY),
          Map.entry("consistent", Group.CONSISTENCY),
          Map.entry("cached", Group.CONSISTENCY),
          Map.entry("delegated", Group.CONSISTENCY));

  private final Map<Group, String> words;

  private MountMode(Map<Group, String> words) {
    this.words = words;
  }

  /** Reads a mode; empty if a word is unknown, or there are two of a kind. */
  static Optional<MountMode> parse(String text) {
    Map<Group, String> words = new TreeMap<>();
    if (text.isEmpty()) {
      return Optional.of(new MountMode(words));
    }
    for (String word : List.of(text.split(",", -1))) {
      Group group = WORDS.get(word);
      if (group == null || words.put(group, word) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(new MountMode(words));
  }

  static boolean isPropagation(String word) {
    return WORDS.get(word) == Group.PROPAGATION;
  }

  boolean isReadOnly() {
    return "ro".equals(words.get(Group.ACCESS));
  }

  boolean isNoCopy() {
    return words.containsKey(Group.COPY);
  }

  Optional<String> propagation() {
    return Optional.ofNullable(words.get(Group.PROPAGATION));
  }
}
