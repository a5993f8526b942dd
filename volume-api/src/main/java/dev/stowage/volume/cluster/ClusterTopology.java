package dev.stowage.volume.cluster;

import java.util.List;
import java.util.Map;

/**
 * From where in the cluster a volume must be, and had better be, accessible.
 *
 * <p>A place is a set of segments, such as {@code zone=a}; the plugin gives them meaning. Immutable
 * and thread-safe.
 *
 * @param required places of which at least one must have access; empty for anywhere
 * @param preferred places to be tried first, in order
 */
public record ClusterTopology(
    List<Map<String, String>> required, List<Map<String, String>> preferred) {

  private static final ClusterTopology ANYWHERE = new ClusterTopology(List.of(), List.of());

  /**
   * Makes a topology.
   *
   * @param required places of which at least one must have access
   * @param preferred places to be tried first
   */
  public ClusterTopology {
    required = required.stream().map(Map::copyOf).toList();
    preferred = preferred.stream().map(Map::copyOf).toList();
  }

  /**
   * Returns the topology without wishes.
   *
   * @return a topology without places
   */
  public static ClusterTopology anywhere() {
    return ANYWHERE;
  }

  /**
   * Tells whether there are no wishes.
   *
   * @return true if no place is named
   */
  public boolean isAnywhere() {
    return equals(ANYWHERE);
  }
}
