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
 * <p>Immutable and thread-safe.
 */
public final class ClusterSpec {

  private static final ClusterSpec DEFAULT = new Builder().build();

  private final String group;
  private final ClusterScope scope;
  private final ClusterSharing sharing;
  private final ClusterAccess access;
  private final Map<String, String> secrets;
  private final ClusterTopology topology;
  private final @Nullable ByteSize atLeast;
  private final @Nullable ByteSize atMost;
  private final ClusterAvailability availability;

  private ClusterSpec(Builder builder) {
    this.group = builder.group;
    this.scope = builder.scope;
    this.sharing = builder.sharing;
    this.access = builder.access;
    this.secrets = builder.secrets;
    this.topology = builder.topology;
    this.atLeast = builder.atLeast;
    this.atMost = builder.atMost;
    this.availability = builder.availability;
  }

  /**
   * Starts a specification of one node, not shared, mounted, active.
   *
   * @return an open specification
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the specification of {@code docker volume create --type mount}: one node, not shared,
   * mounted, active.
   *
   * @return the usual specification
   */
  public static ClusterSpec defaults() {
    return DEFAULT;
  }

  /**
   * Opens a copy of this specification.
   *
   * @return a builder that holds the same values
   */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.group = group;
    builder.scope = scope;
    builder.sharing = sharing;
    builder.access = access;
    builder.secrets = secrets;
    builder.topology = topology;
    builder.atLeast = atLeast;
    builder.atMost = atMost;
    builder.availability = availability;
    return builder;
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

  /** An open specification. Not thread-safe. */
  public static final class Builder {

    private String group = "";
    private ClusterScope scope = ClusterScope.SINGLE_NODE;
    private ClusterSharing sharing = ClusterSharing.NONE;
    private ClusterAccess access = ClusterAccess.mounted();
    private Map<String, String> secrets = Map.of();
    private ClusterTopology topology = ClusterTopology.anywhere();
    private @Nullable ByteSize atLeast;
    private @Nullable ByteSize atMost;
    private ClusterAvailability availability = ClusterAvailability.ACTIVE;

    private Builder() {}

    /**
     * Puts the volume into a group of volumes that can stand in for one another.
     *
     * @param name the group's name; empty for none
     * @return this builder
     */
    public Builder group(String name) {
      this.group = requireNonNull(name, "name");
      return this;
    }

    /**
     * Says on how many nodes it can be used. Default: one.
     *
     * @param scope one or several
     * @return this builder
     */
    public Builder scope(ClusterScope scope) {
      this.scope = requireNonNull(scope, "scope");
      return this;
    }

    /**
     * Says what several tasks may do at once. Default: only one task uses it.
     *
     * @param sharing who reads and writes
     * @return this builder
     */
    public Builder sharing(ClusterSharing sharing) {
      this.sharing = requireNonNull(sharing, "sharing");
      return this;
    }

    /**
     * Says how tasks meet it. Default: mounted.
     *
     * @param access mounted or as a block device
     * @return this builder
     */
    public Builder access(ClusterAccess access) {
      this.access = requireNonNull(access, "access");
      return this;
    }

    /**
     * Gives the plugin a secret of the Swarm.
     *
     * @param key what the plugin calls it
     * @param secret the secret's name in the Swarm; its id in what an engine reported
     * @return this builder
     */
    public Builder secret(String key, String secret) {
      Map<String, String> more = new TreeMap<>(secrets);
      more.put(requireNonNull(key, "key"), requireNonNull(secret, "secret"));
      this.secrets = Map.copyOf(more);
      return this;
    }

    /**
     * Says from where it must be accessible. Default: anywhere.
     *
     * @param topology places in the cluster
     * @return this builder
     */
    public Builder topology(ClusterTopology topology) {
      this.topology = requireNonNull(topology, "topology");
      return this;
    }

    /**
     * Says how large it is at least. Default: the plugin's choice.
     *
     * @param size the smallest size
     * @return this builder
     */
    public Builder atLeast(ByteSize size) {
      this.atLeast = requireNonNull(size, "size");
      return this;
    }

    /**
     * Says how large it is at most. Default: the plugin's choice.
     *
     * @param size the largest size
     * @return this builder
     */
    public Builder atMost(ByteSize size) {
      this.atMost = requireNonNull(size, "size");
      return this;
    }

    /**
     * Says whether new tasks get it. Default: they do.
     *
     * @param availability active, paused or drained
     * @return this builder
     */
    public Builder availability(ClusterAvailability availability) {
      this.availability = requireNonNull(availability, "availability");
      return this;
    }

    /**
     * Builds the specification; what is wrong with it comes out with the volume's definition.
     *
     * @return the specification
     */
    public ClusterSpec build() {
      return new ClusterSpec(this);
    }
  }
}
