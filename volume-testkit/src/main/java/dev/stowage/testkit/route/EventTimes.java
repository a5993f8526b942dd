package dev.stowage.testkit.route;

import dev.stowage.testkit.world.EngineFailure;
import java.time.Instant;
import java.util.Optional;

/** Points in time as clients give them: seconds since 1970, with or without a fraction. */
final class EventTimes {

  private EventTimes() {}

  /** Reads a time; empty if there is none, which -1 also means. */
  static Optional<Instant> parse(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    int dot = text.indexOf('.');
    long seconds = number(dot < 0 ? text : text.substring(0, dot));
    long nanos = 0;
    if (dot >= 0) {
      String fraction = text.substring(dot + 1);
      nanos = (long) (number(fraction) * Math.pow(10, 9 - fraction.length()));
    }
    return seconds == -1 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds, nanos));
  }

  private static long number(String text) {
    String what = "strconv.ParseInt: parsing \"" + text + "\": ";
    if (!text.matches("[+-]?\\d+")) {
      throw EngineFailure.system(what + "invalid syntax");
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw EngineFailure.system(what + "value out of range");
    }
  }
}
