package dev.stowage.testkit.route;

import dev.stowage.testkit.world.EngineFailure;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The {@code all} filter of a prune of volumes. */
final class PruneAll {

  private static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");
  private static final Set<String> FALSE = Set.of("0", "f", "F", "FALSE", "false", "False");

  private PruneAll() {}

  /** Tells whether named volumes go, too; a caller from before 1.42 has asked for it already. */
  static boolean isAsked(Filters filters, boolean newer) {
    Set<String> values = new TreeSet<>(filters.values("all"));
    if (!newer) {
      values.add("true");
    }
    if (values.size() > 1) {
      throw EngineFailure.badRequest(
          "invalid filter 'all=[" + String.join(" ", values) + "]': only one value is expected");
    }
    Optional<String> value = values.stream().findFirst();
    if (value.isPresent() && !TRUE.contains(value.get()) && !FALSE.contains(value.get())) {
      throw EngineFailure.badRequest(
          "invalid filter 'all': strconv.ParseBool: parsing \""
              + value.get()
              + "\": invalid syntax");
    }
    return value.map(TRUE::contains).orElse(false);
  }
}
