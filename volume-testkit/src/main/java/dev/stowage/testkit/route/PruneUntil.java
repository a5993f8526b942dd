package dev.stowage.testkit.route;

import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Until when something must have been created to be pruned. */
final class PruneUntil {

  private static final Pattern DURATION =
      Pattern.compile("(?:([0-9]{1,9})h)?(?:([0-9]{1,9})m)?(?:([0-9]{1,9})s)?");

  private final @Nullable Instant until;

  private PruneUntil(@Nullable Instant until) {
    this.until = until;
  }

  static PruneUntil of(Filters filters, World world) {
    if (!filters.has("until")) {
      return new PruneUntil(null);
    }
    int status = world.has(Quirk.OLD_STATUSES) ? 500 : 400;
    if (filters.values("until").size() > 1) {
      throw EngineFailure.of(status, "more than one until filter specified");
    }
    String text = filters.values("until").iterator().next();
    Instant until = parse(text, world.clock().instant());
    if (until == null) {
      throw EngineFailure.of(status, "failed to parse value as time or duration: \"" + text + "\"");
    }
    return new PruneUntil(until);
  }

  /** Reads seconds since 1970, a date and time with its zone, or how long ago. */
  private static @Nullable Instant parse(String text, Instant now) {
    if (text.matches("[0-9]{1,12}")) {
      return Instant.ofEpochSecond(Long.parseLong(text));
    }
    Matcher duration = DURATION.matcher(text);
    if (!text.isEmpty() && duration.matches()) {
      return now.minus(
          Duration.ofHours(number(duration.group(1)))
              .plusMinutes(number(duration.group(2)))
              .plusSeconds(number(duration.group(3))));
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  boolean allows(Instant created) {
    return until == null || !created.isAfter(until);
  }
}
