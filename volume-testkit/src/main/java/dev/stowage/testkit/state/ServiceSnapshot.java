package dev.stowage.testkit.state;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A service of a Swarm at one moment.
 *
 * @param name its name
 * @param replicas how many tasks it wants
 * @param mounts what its tasks mount, in the order in which it was said; unmodifiable
 */
public record ServiceSnapshot(String name, long replicas, List<MountSnapshot> mounts) {

  /**
   * Makes a service.
   *
   * @param name its name
   * @param replicas how many tasks it wants
   * @param mounts what its tasks mount
   */
  public ServiceSnapshot {
    requireNonNull(name, "name");
    mounts = List.copyOf(mounts);
  }

  /** Returns the name. */
  @Override
  public String toString() {
    return "service " + name;
  }
}
