package dev.stowage.testkit.state;

import static java.util.Objects.requireNonNull;

/**
 * A volume of a Swarm at one moment.
 *
 * @param name its name
 * @param driver the CSI plugin that it asks for; empty if it names none
 * @param availability {@code active}, {@code pause} or {@code drain}
 */
public record ClusterVolumeSnapshot(String name, String driver, String availability) {

  /**
   * Makes a volume.
   *
   * @param name its name
   * @param driver the CSI plugin that it asks for
   * @param availability the engine's word for it
   */
  public ClusterVolumeSnapshot {
    requireNonNull(name, "name");
    requireNonNull(driver, "driver");
    requireNonNull(availability, "availability");
  }

  /** Returns the name. */
  @Override
  public String toString() {
    return "cluster volume " + name;
  }
}
