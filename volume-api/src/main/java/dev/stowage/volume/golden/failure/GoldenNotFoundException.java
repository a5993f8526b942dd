package dev.stowage.volume.golden.failure;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.failure.VolumeException;
import dev.stowage.volume.golden.GoldenName;
import org.jspecify.annotations.Nullable;

/** The engine has no golden volume of that name. */
public final class GoldenNotFoundException extends VolumeException {

  private static final long serialVersionUID = 1L;

  private final GoldenName golden;

  /**
   * Makes a failure about a golden volume.
   *
   * @param attempt what was tried, such as {@code stamp volume 'orders-test'}
   * @param golden the golden volume's name
   * @param cause what was thrown underneath, or null
   */
  public GoldenNotFoundException(String attempt, GoldenName golden, @Nullable Throwable cause) {
    super(
        attempt,
        "the engine has no golden volume named '" + golden + "'",
        "Freeze or load it first, or list() what is there",
        cause);
    this.golden = requireNonNull(golden, "golden");
  }

  /**
   * Returns the golden volume that is not there.
   *
   * @return its name
   */
  public GoldenName golden() {
    return golden;
  }
}
