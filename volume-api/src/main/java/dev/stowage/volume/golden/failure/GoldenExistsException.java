package dev.stowage.volume.golden.failure;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.failure.VolumeException;
import dev.stowage.volume.golden.GoldenName;
import org.jspecify.annotations.Nullable;

/** A golden volume of that name is there already, so nothing was frozen or loaded. */
public final class GoldenExistsException extends VolumeException {

  private static final long serialVersionUID = 1L;

  private final GoldenName golden;

  /**
   * Makes a failure about a golden volume.
   *
   * @param attempt what was tried, such as {@code freeze volume 'orders'}
   * @param golden the golden volume's name
   * @param cause what was thrown underneath, or null
   */
  public GoldenExistsException(String attempt, GoldenName golden, @Nullable Throwable cause) {
    super(
        attempt,
        "another golden volume named '" + golden + "' exists already",
        "Give it another name or tag, remove the other one, or freeze with replacing()",
        cause);
    this.golden = requireNonNull(golden, "golden");
  }

  /**
   * Returns the golden volume that is there.
   *
   * @return its name
   */
  public GoldenName golden() {
    return golden;
  }
}
