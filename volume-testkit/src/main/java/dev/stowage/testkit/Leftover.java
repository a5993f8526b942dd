package dev.stowage.testkit;

/** Something that a test may leave in an engine in memory. */
public enum Leftover {
  /**
   * An answer that was neither read to its end nor closed. A real transport would lose a connection
   * of its pool, and an archive would keep its container locked.
   */
  OPEN_ANSWERS,
  /** A container, running or not. */
  CONTAINERS,
  /** A volume, also one that the engine made for a container. */
  VOLUMES,
  /** An image. */
  IMAGES,
  /** A managed plugin, enabled or not. */
  PLUGINS,
  /** A service of the Swarm. */
  SERVICES,
  /** A secret of the Swarm. */
  SECRETS,
  /** A volume of the Swarm. */
  CLUSTER_VOLUMES
}
