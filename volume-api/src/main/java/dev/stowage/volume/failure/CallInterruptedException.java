package dev.stowage.volume.failure;

import org.jspecify.annotations.Nullable;

/**
 * The calling thread was interrupted, before or while it waited for the engine.
 *
 * <p>The thread's interrupt flag is set again when this is thrown. A change that was under way may
 * have happened all the same.
 */
public final class CallInterruptedException extends VolumeException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes a failure about an interrupt.
   *
   * @param attempt what was tried
   * @param cause what was thrown underneath, or null
   */
  public CallInterruptedException(String attempt, @Nullable Throwable cause) {
    super(
        attempt,
        "the calling thread was interrupted",
        "The engine may have carried it out all the same: look before repeating it",
        cause);
  }
}
