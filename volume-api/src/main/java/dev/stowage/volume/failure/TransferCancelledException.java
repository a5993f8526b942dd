package dev.stowage.volume.failure;

import org.jspecify.annotations.Nullable;

/** Somebody ended the moving of content. Nothing half-done is left. */
public final class TransferCancelledException extends VolumeException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes a failure.
   *
   * @param attempt what was tried
   * @param cause what was thrown underneath, or null if nothing had begun
   */
  public TransferCancelledException(String attempt, @Nullable Throwable cause) {
    super(attempt, "it was cancelled", "Nothing half-done was left; begin anew", cause);
  }
}
