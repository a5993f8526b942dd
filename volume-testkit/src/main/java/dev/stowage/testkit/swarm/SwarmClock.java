package dev.stowage.testkit.swarm;

import dev.stowage.testkit.world.World;

/** Counts the changes of a Swarm. Guarded by the world's lock. */
final class SwarmClock {

  /** How many changes a Swarm needs to come about. */
  private static final long FIRST = 10;

  private final World world;
  private long changes = FIRST;

  SwarmClock(World world) {
    this.world = world;
  }

  World world() {
    return world;
  }

  long next() {
    return ++changes;
  }
}
