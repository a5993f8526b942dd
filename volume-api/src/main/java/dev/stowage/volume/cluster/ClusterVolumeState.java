package dev.stowage.volume.cluster;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.ByteSize;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumeSettings;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What Swarm said of a cluster volume, at one moment.
 *
 * <p>Immutable and thread-safe. Made by Stowage; a test can make one with {@link #builder}.
 */
public final class ClusterVolumeState {

  private final VolumeName name;
  private final String id;
  private final VolumeSettings settings;
  private final ClusterSpec spec;
  private final @Nullable String volumeId;
  private final @Nullable ByteSize capacity;
  private final Map<String, String> nodes;

  private ClusterVolumeState(Builder builder) {
    this.name = builder.name;
    this.id = builder.id;
    this.settings = builder.settings;
    this.spec = builder.spec;
    this.volumeId = builder.volumeId;
    this.capacity = builder.capacity;
    this.nodes = Collections.unmodifiableMap(new TreeMap<>(builder.nodes));
  }

  /**
   * Starts a state.
   *
   * @param name the volume's name
   * @param id the Swarm's id for it
   * @return an open state of which nothing more is known
   */
  public static Builder builder(VolumeName name, String id) {
    return new Builder(requireNonNull(name, "name"), requireNonNull(id, "id"));
  }

  /**
   * Returns the volume's name.
   *
   * @return the name
   */
  public VolumeName name() {
    return name;
  }

  /**
   * Returns the Swarm's id for the volume.
   *
   * @return the id
   */
  public String id() {
    return id;
  }

  /**
   * Returns the CSI plugin with its options, and the labels.
   *
   * @return the settings; options may hold secrets
   */
  public VolumeSettings settings() {
    return settings;
  }

  /**
   * Returns what Swarm was told.
   *
   * @return the specification, with ids in place of the names of secrets
   */
  public ClusterSpec spec() {
    return spec;
  }

  /**
   * Tells whether the plugin has made the volume.
   *
   * @return false while Swarm waits for a node with that plugin
   */
  public boolean isMade() {
    return volumeId != null;
  }

  /**
   * Returns what the plugin calls the volume.
   *
   * @return its id, or empty while it is not made
   */
  public Optional<String> volumeId() {
    return Optional.ofNullable(volumeId);
  }

  /**
   * Returns how large the volume is.
   *
   * @return the size, or empty if the plugin does not tell
   */
  public Optional<ByteSize> capacity() {
    return Optional.ofNullable(capacity);
  }

  /**
   * Returns on which nodes the volume is.
   *
   * @return an unmodifiable map from the node's id to the engine's word for the state there, such
   *     as {@code published}
   */
  public Map<String, String> nodes() {
    return nodes;
  }

  /**
   * Opens a copy of this state.
   *
   * @return a builder that holds the same values
   */
  public Builder toBuilder() {
    Builder builder = new Builder(name, id).settings(settings).spec(spec).nodes(nodes);
    builder.volumeId = volumeId;
    builder.capacity = capacity;
    return builder;
  }

  private List<@Nullable Object> parts() {
    return Arrays.asList(name, id, settings, spec, volumeId, capacity, nodes);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ClusterVolumeState that && parts().equals(that.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  /** Returns name, settings and specification, with secrets replaced. */
  @Override
  public String toString() {
    return "cluster volume '" + name + "' (" + settings + ", " + spec + ")";
  }

  /** An open state. Not thread-safe. */
  public static final class Builder {

    private final VolumeName name;
    private final String id;
    private VolumeSettings settings = VolumeSettings.defaults();
    private ClusterSpec spec = ClusterSpec.defaults();
    private @Nullable String volumeId;
    private @Nullable ByteSize capacity;
    private Map<String, String> nodes = Map.of();

    private Builder(VolumeName name, String id) {
      this.name = name;
      this.id = id;
    }

    /**
     * Says plugin, options and labels.
     *
     * @param settings the settings
     * @return this builder
     */
    public Builder settings(VolumeSettings settings) {
      this.settings = requireNonNull(settings, "settings");
      return this;
    }

    /**
     * Says what Swarm was told.
     *
     * @param spec the specification
     * @return this builder
     */
    public Builder spec(ClusterSpec spec) {
      this.spec = requireNonNull(spec, "spec");
      return this;
    }

    /**
     * Says that the plugin has made it. Default: it has not.
     *
     * @param volumeId what the plugin calls it
     * @return this builder
     */
    public Builder volumeId(String volumeId) {
      this.volumeId = requireNonNull(volumeId, "volumeId");
      return this;
    }

    /**
     * Says how large it is. Default: unknown.
     *
     * @param capacity the size
     * @return this builder
     */
    public Builder capacity(ByteSize capacity) {
      this.capacity = requireNonNull(capacity, "capacity");
      return this;
    }

    /**
     * Says on which nodes it is. Default: on none.
     *
     * @param nodes from the node's id to the state there
     * @return this builder
     */
    public Builder nodes(Map<String, String> nodes) {
      this.nodes = Map.copyOf(nodes);
      return this;
    }

    /**
     * Builds the state.
     *
     * @return the state
     */
    public ClusterVolumeState build() {
      return new ClusterVolumeState(this);
    }
  }
}
