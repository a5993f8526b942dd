package dev.stowage.volume.failure;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The engine answered that it would not or could not do it, for a reason that has no class of its
 * own here.
 *
 * <p>{@link #reason} holds the engine's own words, taken out of the JSON they came in.
 */
public final class EngineErrorException extends VolumeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * Makes a failure out of an answer of the engine.
   *
   * @param attempt what was tried
   * @param status the HTTP status of the answer
   * @param text the engine's own words
   * @param cause what was thrown underneath, or null
   */
  public EngineErrorException(String attempt, int status, String text, @Nullable Throwable cause) {
    super(
        attempt,
        "the engine answered " + status + ": " + requireNonNull(text, "text"),
        remedyFor(status),
        cause);
    this.status = status;
  }

  /**
   * Returns the HTTP status of the answer.
   *
   * @return a number from 300 to 599
   */
  public int status() {
    return status;
  }

  private static String remedyFor(int status) {
    if (status == 401 || status == 403) {
      return "Ask for the right to do this on that engine, or use another one";
    }
    if (status < 500) {
      return "Correct the request as the engine says";
    }
    return "Look into the engine's log; it may have done part of it";
  }
}
