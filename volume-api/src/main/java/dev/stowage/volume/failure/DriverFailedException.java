package dev.stowage.volume.failure;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.plugin.DriverHealth;
import org.jspecify.annotations.Nullable;

/**
 * A volume driver is known to the engine, but does not do its work: it is silent, disabled, or
 * answers with an error where it should know the volume.
 *
 * <p>The engine itself would wait 15 seconds and longer for a dead driver, and may then say that
 * the volume does not exist. It is not gone: whatever the driver keeps is still there.
 */
public final class DriverFailedException extends VolumeException {

  private static final long serialVersionUID = 1L;

  private final String driver;
  private final DriverHealth health;

  /**
   * Makes a failure about a driver.
   *
   * @param attempt what was tried, such as {@code ensure volume 'orders'}
   * @param driver the driver's name
   * @param health in what state the driver is
   * @param words what it answered, or how long it was waited for
   * @param cause what was thrown underneath, or null
   */
  public DriverFailedException(
      String attempt, String driver, DriverHealth health, String words, @Nullable Throwable cause) {
    super(
        attempt,
        "volume driver '" + driver + "' " + health.words() + ": " + requireNonNull(words, "words"),
        remedyFor(health),
        cause);
    this.driver = requireNonNull(driver, "driver");
    this.health = health;
  }

  /**
   * Returns the driver's name.
   *
   * @return the name on the engine
   */
  public String driver() {
    return driver;
  }

  /**
   * Returns in what state the driver is.
   *
   * @return {@link DriverHealth#SILENT}, {@link DriverHealth#FAILING} or {@link
   *     DriverHealth#DISABLED}
   */
  public DriverHealth health() {
    return health;
  }

  private static String remedyFor(DriverHealth health) {
    return switch (health) {
      case DISABLED -> "Enable that plugin, as plugins().enable(...) does";
      case SILENT ->
          "Start that plugin again on the engine's host, or allow it more time with"
              + " driverPatience(...); its volumes are not gone";
      case FAILING, ANSWERING, ABSENT ->
          "Look into that plugin's log and mend its back end; its volumes are not gone";
    };
  }
}
