package dev.stowage.volume.driver;

import dev.stowage.volume.ByteSize;
import dev.stowage.volume.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a driver makes of the options it is given.
 *
 * @param style how much of a key counts
 * @param known all options, if it is known that there are no others
 * @param secrets options that hold secrets
 * @param size how it takes sizes, if it does
 */
record OptionRules(
    KeyStyle style, Optional<Set<String>> known, Set<String> secrets, Optional<SizeRule> size) {

  static final OptionRules NONE =
      new OptionRules(KeyStyle.EXACT, Optional.empty(), Set.of(), Optional.empty());

  /** How much of a key counts. */
  enum KeyStyle {
    /** All of it. */
    EXACT,
    /** All but the case of its letters. */
    ANY_CASE,
    /** All, but an underscore is a dash. */
    DASHED;

    String canonical(String key) {
      return switch (this) {
        case EXACT -> key;
        case ANY_CASE -> key.toLowerCase(Locale.ROOT);
        case DASHED -> key.replace('_', '-');
      };
    }
  }

  /**
   * How a driver takes sizes.
   *
   * @param key the option
   * @param dialect how it is written
   * @param least the smallest that the storage has
   */
  record SizeRule(String key, SizeDialect dialect, ByteSize least) {}

  OptionRules with(KeyStyle other) {
    return new OptionRules(other, known, secrets, size);
  }

  OptionRules withKnown(Set<String> keys) {
    return new OptionRules(style, Optional.of(keys), secrets, size);
  }

  OptionRules withSecrets(Set<String> keys) {
    return new OptionRules(style, known, keys, size);
  }

  OptionRules with(SizeRule rule) {
    return new OptionRules(style, known, secrets, Optional.of(rule));
  }

  String canonical(String key) {
    return style.canonical(key);
  }

  boolean isSecret(String key) {
    String plain = key.toLowerCase(Locale.ROOT).replace('_', '-');
    return secrets.stream().anyMatch(it -> plain.equals(it) || plain.endsWith("-" + it));
  }

  private boolean isSame(String one, String other) {
    return canonical(one).equals(canonical(other));
  }

  /** Finds the key under which an option was given, in whatever way that was written. */
  Optional<String> keyOf(String key, Map<String, String> options) {
    return options.keySet().stream().filter(it -> isSame(it, key)).findFirst();
  }

  /** Returns the options in one form, in which two ways to say the same are equal. */
  Map<String, String> comparable(Map<String, String> options) {
    Map<String, String> plain = new TreeMap<>();
    options.forEach((key, value) -> plain.put(canonical(key), comparable(key, value)));
    return plain;
  }

  private String comparable(String key, String value) {
    if (size.isPresent() && isSame(size.get().key(), key)) {
      return size.get().dialect().read(value).map(ByteSize::toString).orElse(value);
    }
    return value;
  }

  List<Finding> findings(String driver, Map<String, String> options) {
    List<Finding> findings = new ArrayList<>();
    Map<String, String> given = new TreeMap<>();
    options.forEach(
        (key, value) -> {
          known
              .filter(all -> all.stream().noneMatch(it -> isSame(it, key)))
              .ifPresent(all -> findings.add(unknown(driver, key, all)));
          String earlier = given.putIfAbsent(canonical(key), key);
          if (earlier != null) {
            findings.add(
                new Finding(
                    where(driver, key), "is the same option as '" + earlier + "'", "keep one"));
          }
        });
    size.ifPresent(rule -> judgeSize(driver, rule, options, findings));
    return findings;
  }

  private static Finding unknown(String driver, String key, Set<String> known) {
    return new Finding(
        where(driver, key),
        "is unknown to that driver",
        known.isEmpty()
            ? "leave it out; that driver takes no options"
            : "use one of " + String.join(", ", new TreeSet<>(known)));
  }

  private void judgeSize(
      String driver, SizeRule rule, Map<String, String> options, List<Finding> findings) {
    options.forEach(
        (key, value) -> {
          boolean unlimited = rule.dialect() == SizeDialect.DOCKER_UNITS && value.equals("0");
          if (!isSame(key, rule.key()) || unlimited) {
            return;
          }
          Optional<ByteSize> read = rule.dialect().read(value);
          if (read.isEmpty()) {
            findings.add(
                new Finding(
                    where(driver, key),
                    "'" + Finding.printable(value) + "' is not a size as that driver reads it",
                    rule.dialect().advice(value)));
          } else if (read.get().compareTo(rule.least()) < 0) {
            findings.add(
                new Finding(
                    where(driver, key),
                    "'" + Finding.printable(value) + "' is less than the storage can have",
                    "write " + rule.dialect().write(rule.least()).orElseThrow() + " or more"));
          }
        });
  }

  private static String where(String driver, String key) {
    return "option '" + Finding.printable(key) + "' of driver " + Finding.printable(driver);
  }
}
