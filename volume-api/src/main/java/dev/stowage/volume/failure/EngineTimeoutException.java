package dev.stowage.volume.failure;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The engine did not answer in time.
 *
 * <p>It may still be at work: a volume that was being created can appear later. Look before
 * repeating.
 */
public final class EngineTimeoutException extends VolumeException {

  private static final long serialVersionUID = 1L;

  private final Duration timeout;

  /**
   * Makes a failure about a deadline that passed.
   *
   * @param attempt what was tried
   * @param timeout how long was waited
   * @param cause what was thrown underneath, or null
   */
  public EngineTimeoutException(String attempt, Duration timeout, @Nullable Throwable cause) {
    super(
        attempt,
        "the engine gave no answer within " + timeout.toMillis() + " ms",
        "The engine may still carry it out: look before repeating it, or allow more time with"
            + " timeout(...)",
        cause);
    this.timeout = timeout;
  }

  /**
   * Returns how long was waited.
   *
   * @return the deadline that passed
   */
  public Duration timeout() {
    return timeout;
  }
}
