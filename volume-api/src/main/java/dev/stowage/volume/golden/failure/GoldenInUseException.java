package dev.stowage.volume.golden.failure;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.failure.VolumeException;
import dev.stowage.volume.golden.GoldenName;
import org.jspecify.annotations.Nullable;

/** A golden volume cannot be removed while a container is made from it. */
public final class GoldenInUseException extends VolumeException {

  private static final long serialVersionUID = 1L;

  private final GoldenName golden;

  /**
   * Makes a failure about a golden volume.
   *
   * @param golden the golden volume's name
   * @param words what the engine said
   * @param cause what was thrown underneath, or null
   */
  public GoldenInUseException(GoldenName golden, String words, @Nullable Throwable cause) {
    super(
        "remove golden volume '" + golden + "'",
        words,
        "A volume may be stamped from it just now; try again, or remove that container first",
        cause);
    this.golden = requireNonNull(golden, "golden");
  }

  /**
   * Returns the golden volume that stays.
   *
   * @return its name
   */
  public GoldenName golden() {
    return golden;
  }
}
