package dev.stowage.testkit.container;

import java.time.Duration;

/** How long something took, roughly and in English, as the engine writes it. */
final class HumanTime {

  private static final long HOURS_OF_DAY = 24;
  private static final long HOURS_OF_WEEK = 7 * HOURS_OF_DAY;
  private static final long HOURS_OF_MONTH = 30 * HOURS_OF_DAY;
  private static final long HOURS_OF_YEAR = 365 * HOURS_OF_DAY;

  private HumanTime() {}

  static String of(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 1) {
      return "Less than a second";
    }
    if (seconds == 1) {
      return "1 second";
    }
    if (seconds < 60) {
      return seconds + " seconds";
    }
    long minutes = duration.toMinutes();
    if (minutes == 1) {
      return "About a minute";
    }
    if (minutes < 60) {
      return minutes + " minutes";
    }
    return ofHours(Math.round(duration.toMinutes() / 60.0));
  }

  private static String ofHours(long hours) {
    if (hours == 1) {
      return "About an hour";
    }
    if (hours < 2 * HOURS_OF_DAY) {
      return hours + " hours";
    }
    if (hours < 2 * HOURS_OF_WEEK) {
      return hours / HOURS_OF_DAY + " days";
    }
    if (hours < 2 * HOURS_OF_MONTH) {
      return hours / HOURS_OF_WEEK + " weeks";
    }
    return hours < 2 * HOURS_OF_YEAR
        ? hours / HOURS_OF_MONTH + " months"
        : hours / HOURS_OF_YEAR + " years";
  }
}
