package dev.stowage.testkit.assertj;

import java.util.Collection;
import java.util.stream.Collectors;

/** How values look in messages. */
final class Texts {

  private Texts() {}

  static String lines(Collection<?> values) {
    return values.isEmpty()
        ? "  none"
        : values.stream().map(value -> "  " + value).collect(Collectors.joining("\n"));
  }
}
