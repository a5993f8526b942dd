package dev.stowage.volume;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.driver.VolumeDriver;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the engine said of a volume, at one moment.
 *
 * <p>Immutable and thread-safe. Made by Stowage; a test can make one with {@link #builder}.
 */
public final class VolumeState {

  private final VolumeName name;
  private final VolumeSettings settings;
  private final String scope;
  private final @Nullable String mountpoint;
  private final @Nullable Instant createdAt;
  private final Map<String, String> status;

  private VolumeState(Builder builder) {
    this.name = builder.name;
    this.settings = builder.settings;
    this.scope = builder.scope;
    this.mountpoint = builder.mountpoint;
    this.createdAt = builder.createdAt;
    this.status = Collections.unmodifiableMap(new TreeMap<>(builder.status));
  }

  /**
   * Starts a state.
   *
   * @param name the volume's name
   * @param settings its driver, options and labels
   * @return an open state of scope {@code local}, of which nothing more is known
   */
  public static Builder builder(VolumeName name, VolumeSettings settings) {
    return new Builder(requireNonNull(name, "name"), requireNonNull(settings, "settings"));
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
   * Returns the driver with the options the volume was made with.
   *
   * @return the driver; options may hold secrets
   */
  public VolumeDriver driver() {
    return settings.driver();
  }

  /**
   * Returns the labels, the engine's own included.
   *
   * @return an unmodifiable map, sorted by key
   */
  public Map<String, String> labels() {
    return settings.labels();
  }

  /**
   * Returns how far the volume reaches.
   *
   * @return {@code local} for this engine only, {@code global} for a whole cluster
   */
  public String scope() {
    return scope;
  }

  /**
   * Returns where the data lies on the engine's host; not a path of this machine.
   *
   * @return the path, or empty if the driver names none until the volume is mounted
   */
  public Optional<String> mountpoint() {
    return Optional.ofNullable(mountpoint);
  }

  /**
   * Returns when the volume was made, to the second, by the engine's clock.
   *
   * @return the time, or empty if the driver does not know; a list has it only for local volumes
   */
  public Optional<Instant> createdAt() {
    return Optional.ofNullable(createdAt);
  }

  /**
   * Returns what the driver says of the volume, in its own terms.
   *
   * @return an unmodifiable map from key to value, JSON where it is not plain text; empty in a list
   *     and for the local driver
   */
  public Map<String, String> status() {
    return status;
  }

  /**
   * Opens a copy of this state.
   *
   * @return a builder that holds the same values
   */
  public Builder toBuilder() {
    Builder builder = new Builder(name, settings).scope(scope).status(status);
    builder.mountpoint = mountpoint;
    builder.createdAt = createdAt;
    return builder;
  }

  private List<@Nullable Object> parts() {
    return Arrays.asList(name, settings, scope, mountpoint, createdAt, status);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VolumeState that && parts().equals(that.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  /** Returns name, driver, labels and scope, with secrets replaced. */
  @Override
  public String toString() {
    return "volume '" + name + "' (" + settings + ", scope " + scope + ")";
  }

  /** An open state. Not thread-safe. */
  public static final class Builder {

    private final VolumeName name;
    private final VolumeSettings settings;
    private String scope = "local";
    private @Nullable String mountpoint;
    private @Nullable Instant createdAt;
    private Map<String, String> status = Map.of();

    private Builder(VolumeName name, VolumeSettings settings) {
      this.name = name;
      this.settings = settings;
    }

    /**
     * Sets the scope. Default: {@code local}.
     *
     * @param scope {@code local} or {@code global}
     * @return this builder
     */
    public Builder scope(String scope) {
      this.scope = requireNonNull(scope, "scope");
      return this;
    }

    /**
     * Sets the place on the engine's host. Default: unknown.
     *
     * @param mountpoint an absolute path there
     * @return this builder
     */
    public Builder mountpoint(String mountpoint) {
      this.mountpoint = requireNonNull(mountpoint, "mountpoint");
      return this;
    }

    /**
     * Sets the time of creation. Default: unknown.
     *
     * @param createdAt the time by the engine's clock
     * @return this builder
     */
    public Builder createdAt(Instant createdAt) {
      this.createdAt = requireNonNull(createdAt, "createdAt");
      return this;
    }

    /**
     * Sets what the driver says. Default: nothing.
     *
     * @param status keys and values
     * @return this builder
     */
    public Builder status(Map<String, String> status) {
      this.status = Map.copyOf(status);
      return this;
    }

    /**
     * Builds the state.
     *
     * @return the state
     */
    public VolumeState build() {
      return new VolumeState(this);
    }
  }
}
