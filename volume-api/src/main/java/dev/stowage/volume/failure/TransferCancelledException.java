package dev.stowage.volume.failure;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.transfer.Progress;
import org.jspecify.annotations.Nullable;

/** Somebody ended the moving of content. Nothing half-done is left. */
public final class TransferCancelledException extends VolumeException {

  private static final long serialVersionUID = 1L;

  private final Progress progress;

  /**
   * Makes a failure.
   *
   * @param attempt what was tried
   * @param progress how far it had come
   * @param cause what was thrown underneath, or null if nothing had begun
   */
  public TransferCancelledException(String attempt, Progress progress, @Nullable Throwable cause) {
    super(attempt, "it was cancelled", "Nothing half-done was left; begin anew", cause);
    this.progress = requireNonNull(progress, "progress");
  }

  /**
   * Returns how far it had come.
   *
   * @return the progress when it was cancelled, or a little later
   */
  public Progress progress() {
    return progress;
  }
}
