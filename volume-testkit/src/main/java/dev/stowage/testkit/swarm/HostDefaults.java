package dev.stowage.testkit.swarm;

import dev.stowage.testkit.container.Settings;

/** Fills in what the engine puts where nothing is said of a container's host. */
@FunctionalInterface
public interface HostDefaults {

  Settings fill(Settings host);
}
