package dev.stowage.docker.engine;

import java.util.Collection;
import java.util.Set;

/**
 * The volume drivers that an engine knows at one moment.
 *
 * @param ready those that it would call
 * @param disabled managed plugins that it would not
 */
public record KnownDrivers(Set<String> ready, Set<String> disabled) {

  /** Tells whether the engine would call a driver. */
  public boolean has(String driver) {
    return holds(ready, driver);
  }

  /** Tells whether a driver is a plugin that is not enabled. */
  public boolean hasDisabled(String driver) {
    return holds(disabled, driver);
  }

  /** The engine reports a managed plugin with the tag that may be left out when asking for it. */
  private static boolean holds(Collection<String> drivers, String driver) {
    return drivers.contains(driver) || drivers.contains(driver + ":latest");
  }
}
