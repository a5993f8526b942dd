package dev.stowage.volume.cluster;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.Finding;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumeSettings;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.InvalidDefinitionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cluster volume as it should be: its name, its CSI plugin with options, its labels, and what
 * Swarm is told of it.
 *
 * <pre>{@code
 * ClusterVolumeDefinition orders =
 *     ClusterVolumeDefinition.named("orders-db", VolumeDriver.named("csi-disk"))
 *         .spec(ClusterSpec.builder().secret("password", "disk-password").build())
 *         .build();
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class ClusterVolumeDefinition {

  private final VolumeName name;
  private final VolumeSettings settings;
  private final ClusterSpec spec;

  private ClusterVolumeDefinition(VolumeName name, VolumeSettings settings, ClusterSpec spec) {
    this.name = name;
    this.settings = settings;
    this.spec = spec;
  }

  /**
   * Starts a definition.
   *
   * @param name the volume's name, judged when the definition is built by the grammar of {@link
   *     VolumeName#of}
   * @param plugin the CSI plugin with its options
   * @return an open definition
   */
  public static Builder named(String name, VolumeDriver plugin) {
    return new Builder(
        requireNonNull(name, "name"),
        VolumeSettings.defaults().withDriver(plugin),
        ClusterSpec.defaults());
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
   * Returns the CSI plugin with its options, and the labels.
   *
   * @return the settings
   */
  public VolumeSettings settings() {
    return settings;
  }

  /**
   * Returns what Swarm is told of it.
   *
   * @return the specification
   */
  public ClusterSpec spec() {
    return spec;
  }

  /**
   * Opens a copy of this definition.
   *
   * @return a builder that holds the same values
   */
  public Builder toBuilder() {
    return new Builder(name.value(), settings, spec);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ClusterVolumeDefinition that
        && name.equals(that.name)
        && settings.equals(that.settings)
        && spec.equals(that.spec);
  }

  @Override
  public int hashCode() {
    return List.of(name, settings, spec).hashCode();
  }

  /** Returns name, plugin, labels and specification, with secrets replaced. */
  @Override
  public String toString() {
    return "cluster volume '" + name + "' (" + settings + ", " + spec + ")";
  }

  /** An open definition of a cluster volume. Not thread-safe. */
  public static final class Builder {

    private final String name;
    private VolumeSettings settings;
    private ClusterSpec spec;

    private Builder(String name, VolumeSettings settings, ClusterSpec spec) {
      this.name = name;
      this.settings = settings;
      this.spec = spec;
    }

    /**
     * Adds a label.
     *
     * @param key the label's key
     * @param value its value; replaces an earlier one of that key
     * @return this builder
     */
    public Builder label(String key, String value) {
      settings =
          settings.withLabels(Map.of(requireNonNull(key, "key"), requireNonNull(value, "value")));
      return this;
    }

    /**
     * Says what Swarm is told. Default: {@link ClusterSpec#defaults()}.
     *
     * @param spec the specification; replaces an earlier one
     * @return this builder
     */
    public Builder spec(ClusterSpec spec) {
      this.spec = requireNonNull(spec, "spec");
      return this;
    }

    /**
     * Builds the definition.
     *
     * @return the definition
     * @throws InvalidDefinitionException if anything about it cannot be right; it holds all
     *     findings
     */
    public ClusterVolumeDefinition build() {
      List<Finding> findings = new ArrayList<>(settings.findings());
      findings.addAll(spec.findings());
      VolumeName.problemOfLocal(name).ifPresent(findings::add);
      if (settings.driver().isLocal()) {
        findings.add(
            new Finding(
                "driver local",
                "makes no cluster volumes",
                "name the CSI plugin that is installed on the nodes"));
      }
      InvalidDefinitionException.throwIfAny("define a cluster volume", findings);
      return new ClusterVolumeDefinition(VolumeName.of(name), settings, spec);
    }
  }
}
