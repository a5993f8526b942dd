package dev.stowage.volume.cluster;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.ByteSize;
import dev.stowage.volume.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What Swarm is told of a cluster volume besides its name, driver and labels.
 *
 * <p>Immutable and thread-safe: each option returns a new value.
 */
public final class ClusterSpec {

  private static final ClusterSpec DEFAULT = new ClusterSpec();

  private String group = "";
  private ClusterScope scope = ClusterScope.SINGLE_NODE;
  private ClusterSharing sharing = ClusterSharing.NONE;
  private ClusterAccess access = ClusterAccess.mounted();
  private Map<String, String> secrets = Map.of();
  private ClusterTopology topology = ClusterTopology.anywhere();
  private @Nullable ByteSize atLeast;
  private @Nullable ByteSize atMost;
  private ClusterAvailability availability = ClusterAvailability.ACTIVE;

  private ClusterSpec() {}

  /**
   * Returns the specification of {@code docker volume create --type mount}: one node, not shared,
   * mounted, active.
   *
   * @return the usual specification
   */
  public static ClusterSpec defaults() {
    return DEFAULT;
  }

  private ClusterSpec copy() {
    ClusterSpec copy = new ClusterSpec();
    copy.group = group;
    copy.scope = scope;
    copy.sharing = sharing;
    copy.access = access;
    copy.secrets = secrets;
    copy.topology = topology;
    copy.atLeast = atLeast;
    copy.atMost = atMost;
    copy.availability = availability;
    return copy;
  }

  /**
   * Puts the volume into a group of volumes that can stand in for one another.
   *
   * @param name the group's name; empty for none
   * @return a new specification
   */
  public ClusterSpec group(String name) {
    ClusterSpec copy = copy();
    copy.group = requireNonNull(name, "name");
    return copy;
  }

  /**
   * Says on how many nodes it can be used. Default: one.
   *
   * @param scope one or several
   * @return a new specification
   */
  public ClusterSpec scope(ClusterScope scope) {
    ClusterSpec copy = copy();
    copy.scope = requireNonNull(scope, "scope");
    return copy;
  }

  /**
   * Says what several tasks may do at once. Default: only one task uses it.
   *
   * @param sharing who reads and writes
   * @return a new specification
   */
  public ClusterSpec sharing(ClusterSharing sharing) {
    ClusterSpec copy = copy();
    copy.sharing = requireNonNull(sharing, "sharing");
    return copy;
  }

  /**
   * Says how tasks meet it. Default: mounted.
   *
   * @param access mounted or as a block device
   * @return a new specification
   */
  public ClusterSpec access(ClusterAccess access) {
    ClusterSpec copy = copy();
    copy.access = requireNonNull(access, "access");
    return copy;
  }

  /**
   * Gives the plugin a secret of the Swarm.
   *
   * @param key what the plugin calls it
   * @param secret the secret's name in the Swarm; its id in what an engine reported
   * @return a new specification
   */
  public ClusterSpec secret(String key, String secret) {
    ClusterSpec copy = copy();
    Map<String, String> more = new TreeMap<>(secrets);
    more.put(requireNonNull(key, "key"), requireNonNull(secret, "secret"));
    copy.secrets = Map.copyOf(more);
    return copy;
  }

  /**
   * Says from where it must be accessible. Default: anywhere.
   *
   * @param topology places in the cluster
   * @return a new specification
   */
  public ClusterSpec topology(ClusterTopology topology) {
    ClusterSpec copy = copy();
    copy.topology = requireNonNull(topology, "topology");
    return copy;
  }

  /**
   * Says how large it is at least. Default: the plugin's choice.
   *
   * @param size the smallest size
   * @return a new specification
   */
  public ClusterSpec atLeast(ByteSize size) {
    ClusterSpec copy = copy();
    copy.atLeast = requireNonNull(size, "size");
    return copy;
  }

  /**
   * Says how large it is at most. Default: the plugin's choice.
   *
   * @param size the largest size
   * @return a new specification
   */
  public ClusterSpec atMost(ByteSize size) {
    ClusterSpec copy = copy();
    copy.atMost = requireNonNull(size, "size");
    return copy;
  }

  /**
   * Says whether new tasks get it. Default: they do.
   *
   * @param availability active, paused or drained
   * @return a new specification
   */
  public ClusterSpec availability(ClusterAvailability availability) {
    ClusterSpec copy = copy();
    copy.availability = requireNonNull(availability, "availability");
    return copy;
  }

  /**
   * Returns the group.
   *
   * @return its name; empty for none
   */
  public String group() {
    return group;
  }

  /**
   * Returns on how many nodes it can be used.
   *
   * @return one or several
   */
  public ClusterScope scope() {
    return scope;
  }

  /**
   * Returns what several tasks may do at once.
   *
   * @return who reads and writes
   */
  public ClusterSharing sharing() {
    return sharing;
  }

  /**
   * Returns how tasks meet it.
   *
   * @return mounted or as a block device
   */
  public ClusterAccess access() {
    return access;
  }

  /**
   * Returns which secrets of the Swarm the plugin gets.
   *
   * @return an unmodifiable map from the plugin's key to the secret's name, or to its id in what an
   *     engine reported
   */
  public Map<String, String> secrets() {
    return secrets;
  }

  /**
   * Returns from where it must be accessible.
   *
   * @return places in the cluster
   */
  public ClusterTopology topology() {
    return topology;
  }

  /**
   * Returns how large it is at least.
   *
   * @return the smallest size, or empty for the plugin's choice
   */
  public Optional<ByteSize> atLeast() {
    return Optional.ofNullable(atLeast);
  }

  /**
   * Returns how large it is at most.
   *
   * @return the largest size, or empty for the plugin's choice
   */
  public Optional<ByteSize> atMost() {
    return Optional.ofNullable(atMost);
  }

  /**
   * Returns whether new tasks get it.
   *
   * @return active, paused or drained
   */
  public ClusterAvailability availability() {
    return availability;
  }

  /**
   * Judges what can be judged without asking the plugin.
   *
   * @return everything that is wrong; empty if nothing is
   */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    if (scope == ClusterScope.MULTI_NODE && sharing == ClusterSharing.NONE) {
      findings.add(
          new Finding(
              "scope of several nodes",
              "is no use to a volume that is not shared",
              "say sharing(...), or leave the scope at one node"));
    }
    if (atLeast != null && atMost != null && atLeast.compareTo(atMost) > 0) {
      findings.add(
          new Finding(
              "size of at least " + atLeast,
              "is more than the size of at most " + atMost,
              "exchange them"));
    }
    if (!Finding.isPrintable(group)) {
      findings.add(
          new Finding(
              "group '" + Finding.printable(group) + "'",
              "holds a control character",
              "remove it"));
    }
    return findings;
  }

  private List<@Nullable Object> parts() {
    return Arrays.asList(
        group, scope, sharing, access, secrets, topology, atLeast, atMost, availability);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ClusterSpec that && parts().equals(that.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  /** Returns scope, sharing, access and availability. */
  @Override
  public String toString() {
    return scope + ", sharing " + sharing + ", " + access + ", " + availability;
  }
}
