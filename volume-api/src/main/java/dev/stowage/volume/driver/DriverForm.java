package dev.stowage.volume.driver;

import dev.stowage.volume.Finding;
import java.util.List;

/**
 * A way to say which driver keeps the data, and with which options.
 *
 * <p>The forms of the engine's own driver are in {@link dev.stowage.volume.driver.local}, those of
 * well-known plugins in {@link dev.stowage.volume.driver.plugin}; {@link VolumeDriver} is the plain
 * one, for any driver. Applications may add forms of their own, which must be immutable.
 */
public interface DriverForm {

  /**
   * Returns what is sent to the engine.
   *
   * @return the driver with its options, in the driver's own terms
   */
  VolumeDriver toDriver();

  /**
   * Judges what was said, as far as that is possible without asking the driver.
   *
   * @return everything that is wrong; empty if nothing is
   */
  default List<Finding> findings() {
    return toDriver().findings();
  }
}
