package dev.stowage.testkit.time;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The time of an engine in memory. It stands still until it is told to go on.
 *
 * <p>Thread-safe.
 */
public final class FakeClock extends Clock {

  private volatile Instant now;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  private FakeClock(Instant start) {
    this.now = start;
  }

  /**
   * Makes a clock that starts at 2026-01-01T00:00:00Z.
   *
   * @return a clock that stands still
   */
  public static FakeClock create() {
    return startingAt(Instant.parse("2026-01-01T00:00:00Z"));
  }

  /**
   * Makes a clock.
   *
   * @param start its first time
   * @return a clock that stands still
   */
  public static FakeClock startingAt(Instant start) {
    return new FakeClock(requireNonNull(start, "start"));
  }

  /**
   * Lets time pass, at once.
   *
   * @param duration how long; not negative
   */
  public synchronized void advance(Duration duration) {
    if (requireNonNull(duration, "duration").isNegative()) {
      throw new IllegalArgumentException("time does not go back: " + duration);
    }
    now = now.plus(duration);
    listeners.forEach(Runnable::run);
  }

  /**
   * Asks to be told after each step of the clock.
   *
   * @param listener called on the thread that advances the clock
   */
  public void onAdvance(Runnable listener) {
    listeners.add(requireNonNull(listener, "listener"));
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("an engine's clock is in UTC, not in " + zone);
  }
}
