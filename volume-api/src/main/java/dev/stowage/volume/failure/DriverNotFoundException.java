package dev.stowage.volume.failure;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** No volume driver of that name answers on the engine. */
public final class DriverNotFoundException extends VolumeException {

  private static final long serialVersionUID = 1L;

  private final String driver;

  /**
   * Makes a failure about a driver that is not there.
   *
   * @param attempt what was tried, such as {@code create volume 'orders'}
   * @param driver the driver's name
   * @param cause what was thrown underneath, or null
   */
  public DriverNotFoundException(String attempt, String driver, @Nullable Throwable cause) {
    super(
        attempt,
        "the engine has no volume driver named '" + driver + "'",
        "Install and enable that volume plugin on the engine's host, or correct the driver's name",
        cause);
    this.driver = requireNonNull(driver, "driver");
  }

  /**
   * Returns the driver's name.
   *
   * @return the name as it was asked for
   */
  public String driver() {
    return driver;
  }
}
