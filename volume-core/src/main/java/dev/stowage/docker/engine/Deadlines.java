package dev.stowage.docker.engine;

import java.time.Duration;

/**
 * How long calls may take.
 *
 * @param usual what the engine itself may take
 * @param driver what a volume driver may take to show that it lives
 * @param work what a volume driver may take to do something
 */
public record Deadlines(Duration usual, Duration driver, Duration work) {

  /** In bytes a second; no disk is so slow. */
  private static final long SLOWEST = 1 << 20;

  private static final Duration BRIEF = Duration.ofSeconds(2);

  /** Answers the limit of one call. */
  public Duration of(Patience patience) {
    return switch (patience) {
      case BRIEF -> hasBrief() ? BRIEF : usual;
      case DRIVER -> driver;
      case USUAL -> usual;
      case WORK -> work;
    };
  }

  /**
   * Answers the limit of a call in which the engine copies something, and does not tell how far.
   */
  public Duration copying(long bytes) {
    return work.plusSeconds(bytes / SLOWEST);
  }

  /** Tells whether after a brief look there is time left for another. */
  public boolean hasBrief() {
    return usual.compareTo(BRIEF) > 0;
  }
}
