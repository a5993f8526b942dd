package dev.stowage.differential;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Random operations on volumes. */
final class VolumeGenerator {

  private static final List<String> FILTER_PARTS =
      List.of(
          "\"name\":[\"§\"]",
          "\"name\":[\"§a\"]",
          "\"name\":[\"§[ab]$\"]",
          "\"name\":{\"§a\":true,\"§b\":true}",
          "\"name\":[\"^zz\"]",
          "\"name\":[\"[\"]",
          "\"name\":[\"[\",\"§b\"]",
          "\"name\":[]",
          "\"name\":[\"\"]",
          "\"driver\":[\"local\"]",
          "\"driver\":[\"other\"]",
          "\"driver\":[\"other\",\"local\"]",
          "\"driver\":[\"lo\"]",
          "\"dangling\":[\"true\"]",
          "\"dangling\":[\"false\"]",
          "\"dangling\":[\"1\"]",
          "\"dangling\":[\"0\"]",
          "\"dangling\":[\"0\",\"false\"]",
          "\"dangling\":[\"true\",\"false\"]",
          "\"dangling\":[\"maybe\"]",
          "\"dangling\":[\"TRUE\"]",
          "\"dangling\":[\"true\",\"maybe\"]",
          "\"dangling\":[]",
          "\"label\":[]",
          "\"label\":[\"" + Universe.OWN_LABEL + "\"]",
          "\"label\":[\"" + Universe.OWN_LABEL + "=§\"]");

  /** At most one of them at a time: which of two an engine complains of is left to chance. */
  private static final List<String> UNKNOWN_FILTERS =
      List.of(
          "\"until\":[\"1h\"]",
          "\"all\":[\"1\"]",
          "\"label!\":[\"app\"]",
          "\"Name\":[\"§a\"]",
          "\"\":[\"x\"]");

  /** Whole filters, most of which no engine can read. */
  static final List<String> BAD_FILTERS =
      List.of(
          "{",
          "x",
          "[]",
          "[\"name\"]",
          "null",
          "\"\"",
          "5",
          "{} x",
          "{}",
          " {} ",
          "{}{}",
          "true",
          "{\"name\":\"x\"}",
          "{\"name\":5}",
          "{\"name\":[1]}",
          "{\"name\":null}",
          "{\"name\":[null]}",
          "{\"name\":{\"§a\":false}}",
          "{\"name\":{\"§a\":1}}",
          "{\"name\":{\"§a\":null}}",
          "{\"name\":[\"§a\"],\"label\":{\"app\":true}}",
          "{\"name\":[[\"§a\"]]}",
          "{\"name\":[\"§a\"]",
          "{\"name\":[\"§a\",]}",
          "{'name':['a']}",
          "{\"name\":[\"§a\"],}",
          "{\"name\" [\"§a\"]}",
          "{\"name\":[\"§a\" \"§b\"]}",
          "{\"name\":[\"§\\q\"]}",
          "{\"name\":{\"§a\":true},\"name\":{\"§b\":true}}",
          "nul",
          "nulx",
          "{\"name\":tru}",
          "{\"name\":[\"§a\"]}]",
          "-",
          "01",
          "1.e",
          "\"\\u12\"",
          "{\"a\":\"\n\"}");

  private static final List<String> PRUNE_PARTS =
      List.of(
          "\"all\":[\"1\"]",
          "\"all\":[\"true\"]",
          "\"all\":[\"0\"]",
          "\"all\":[\"false\"]",
          "\"all\":[\"T\"]",
          "\"all\":[\"yes\"]",
          "\"all\":[\"1\",\"0\"]",
          "\"all\":[]",
          "\"all\":[\"1\",\"true\"]",
          "\"until\":[\"1h\"]",
          "\"dangling\":[\"1\"]",
          "\"label!\":[\"app\"]",
          "\"label!\":[\"app=shop\"]",
          "\"label!\":[\"app\",\"nope\"]",
          "\"label!\":[\"app\",\"app=shop\"]",
          "\"label!\":[]",
          "\"name\":[\"§a\"]");

  private final Universe universe;

  VolumeGenerator(Universe universe) {
    this.universe = universe;
  }

  Operation next() {
    int die = universe.below(100);
    if (die < 34) {
      return create();
    }
    if (die < 50) {
      return new VolumeOperation.Inspect(universe.volume());
    }
    if (die < 70) {
      return new VolumeOperation.Enumerate(filters());
    }
    if (die < 92) {
      return new VolumeOperation.Remove(
          universe.volume(),
          universe.once(2) ? Optional.empty() : Optional.of(universe.any(Universe.FORCE)));
    }
    return prune();
  }

  private Operation create() {
    boolean hasOptions = universe.once(3);
    String name =
        hasOptions
            ? universe.any(Universe.MOUNTED_VOLUMES)
            : universe.once(8) ? "" : universe.newVolume();
    return new VolumeOperation.Create(
        universe.version(),
        name,
        universe.once(3) ? "local" : "",
        hasOptions ? Optional.of(universe.any(Universe.OPTIONS)) : Optional.empty(),
        // An anonymous volume is found again by its label alone.
        name.isEmpty() ? Optional.of(Universe.OWN) : universe.perhaps(Universe.LABELS));
  }

  private String filters() {
    if (universe.once(6)) {
      return universe.any(BAD_FILTERS);
    }
    if (universe.once(10)) {
      return "";
    }
    return "{" + String.join(",", parts()) + "}";
  }

  private Operation prune() {
    List<String> labels =
        IntStream.range(0, universe.below(3))
            .mapToObj(i -> ",\"" + universe.any(Universe.LABEL_FILTERS) + "\"")
            .toList();
    String own = Universe.OWN_FILTER + String.join("", labels) + "]";
    List<String> parts = universe.once(3) ? List.of() : List.of(universe.any(PRUNE_PARTS));
    return new VolumeOperation.Prune(
        universe.version(),
        "{" + own + String.join("", parts.stream().map(it -> "," + it).toList()) + "}");
  }

  /** One part or two, and perhaps a filter by labels; never a key twice. */
  private List<String> parts() {
    String first = universe.any(universe.once(12) ? UNKNOWN_FILTERS : FILTER_PARTS);
    if (universe.once(2)) {
      return List.of(first);
    }
    String second =
        universe.once(2)
            ? universe.any(FILTER_PARTS)
            : "\"label\":[\"" + universe.any(Universe.LABEL_FILTERS) + "\"]";
    return key(first).equals(key(second)) ? List.of(first) : List.of(first, second);
  }

  private static String key(String part) {
    return part.substring(0, part.indexOf(':'));
  }
}
