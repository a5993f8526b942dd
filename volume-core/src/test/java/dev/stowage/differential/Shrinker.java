package dev.stowage.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a failing sequence small: leaves out what is not needed for the failure. */
final class Shrinker {

  private Shrinker() {}

  /**
   * Leaves out as much as can be left out, in larger parts first, until no single step can.
   *
   * @param fails tells whether a sequence fails; true for the one given
   */
  static <T> List<T> smallest(List<T> failing, Predicate<List<T>> fails) {
    List<T> current = failing;
    int part = Math.max(1, current.size() / 2);
    while (true) {
      List<T> smaller = withoutAPart(current, part, fails);
      if (smaller.size() < current.size()) {
        current = smaller;
        part = Math.max(1, Math.min(part, current.size() / 2));
      } else if (part == 1) {
        return current;
      } else {
        part /= 2;
      }
    }
  }

  private static <T> List<T> withoutAPart(List<T> whole, int part, Predicate<List<T>> fails) {
    for (int end = whole.size(); end > 0; end -= part) {
      List<T> rest = new ArrayList<>(whole.subList(0, Math.max(0, end - part)));
      rest.addAll(whole.subList(end, whole.size()));
      if (!rest.isEmpty() && fails.test(rest)) {
        return rest;
      }
    }
    return whole;
  }
}
