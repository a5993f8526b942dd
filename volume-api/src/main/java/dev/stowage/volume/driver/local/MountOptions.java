package dev.stowage.volume.driver.local;

import dev.stowage.volume.Finding;
import dev.stowage.volume.driver.Redaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the option {@code o} of the local driver holds: flags and values, between commas.
 *
 * @param parts the options in order; an option with a comma in it is kept whole, to be refused
 */
record MountOptions(List<String> parts) {

  static final MountOptions NONE = new MountOptions(List.of());

  /** Options of which at most one makes sense. */
  private static final List<List<String>> EXCLUSIVE =
      List.of(
          List.of("ro", "rw"),
          List.of("soft", "hard"),
          List.of("lock", "nolock"),
          List.of("bind", "rbind"),
          List.of("nfsvers", "vers"),
          List.of("guest", "username"),
          List.of("guest", "user"),
          List.of("user", "username"));

  static MountOptions parse(@Nullable String text) {
    return text == null ? NONE : new MountOptions(List.of(text.split(",", -1)));
  }

  /** Gives an option a value, in place of an earlier one. */
  MountOptions with(String key, Object value) {
    return replacing(List.of(key), key + "=" + value);
  }

  /** Sets a flag, in place of itself or of one that contradicts it. */
  MountOptions flag(String name, String... instead) {
    List<String> replaced = new ArrayList<>(List.of(instead));
    replaced.add(name);
    return replacing(replaced, name);
  }

  private MountOptions replacing(List<String> keys, String part) {
    List<String> others = new ArrayList<>(parts);
    int place = 0;
    while (place < others.size() && !keys.contains(key(others.get(place)))) {
      place++;
    }
    others.removeIf(it -> keys.contains(key(it)));
    others.add(Math.min(place, others.size()), part);
    return new MountOptions(List.copyOf(others));
  }

  /** Adds an option as it is, beside what is there. */
  MountOptions and(String part) {
    List<String> more = new ArrayList<>(parts);
    more.add(part);
    return new MountOptions(List.copyOf(more));
  }

  boolean has(String key) {
    return parts.stream().anyMatch(it -> key(it).equals(key));
  }

  Optional<String> value(String key) {
    return parts.stream()
        .filter(it -> it.startsWith(key + "="))
        .map(it -> it.substring(key.length() + 1))
        .findFirst();
  }

  private static String key(String part) {
    int equals = part.indexOf('=');
    return equals < 0 ? part : part.substring(0, equals);
  }

  /** Tells whether a secret holds a comma: behind it, nobody could tell that it is one. */
  boolean hasCutSecret() {
    return parts.stream()
        .filter(part -> part.contains(","))
        .anyMatch(part -> Redaction.optionValue(key(part), part).equals(Redaction.MASK));
  }

  void judge(List<Finding> findings) {
    List<String> keys = parts.stream().map(MountOptions::key).toList();
    for (String part : parts) {
      if (part.contains(",")) {
        findings.add(
            new Finding(
                where(key(part)),
                "holds a comma, at which the engine cuts mount options",
                "use a value without a comma; there is no way to quote one"));
      } else if (part.isBlank() && parts.size() > 1) {
        findings.add(new Finding("mount options", "one of them is empty", "leave it out"));
      }
    }
    keys.stream()
        .filter(key -> !key.isBlank() && keys.indexOf(key) != keys.lastIndexOf(key))
        .distinct()
        .forEach(key -> findings.add(new Finding(where(key), "is given twice", "keep one")));
    EXCLUSIVE.stream()
        .filter(keys::containsAll)
        .map(pair -> new Finding(where(pair.get(0)), "excludes " + pair.get(1), "keep one"))
        .forEach(findings::add);
  }

  private static String where(String key) {
    return "mount option '" + Finding.printable(key) + "'";
  }

  /** Returns the text of the option {@code o}, secrets included. */
  @Override
  public String toString() {
    return String.join(",", parts);
  }
}
