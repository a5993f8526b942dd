package dev.stowage.testkit.archive;

import java.util.Locale;

/** Text in double quotes, as Go prints it with {@code %q}. */
final class Quoted {

  private Quoted() {}

  static String of(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(point -> append(quoted, point));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, int point) {
    switch (point) {
      case '"' -> quoted.append("\\\"");
      case '\\' -> quoted.append("\\\\");
      case '\n' -> quoted.append("\\n");
      case '\r' -> quoted.append("\\r");
      case '\t' -> quoted.append("\\t");
      default -> {
        if (point < ' ' || point == 0x7f) {
          quoted.append(String.format(Locale.ROOT, "\\x%02x", point));
        } else {
          quoted.appendCodePoint(point);
        }
      }
    }
  }
}
