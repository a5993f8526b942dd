package dev.stowage.volume.plugin;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A plugin as it should be installed from a registry.
 *
 * <pre>{@code
 * PluginInstallation sshfs = PluginInstallation.of(PluginName.of("vieux/sshfs")).build();
 * List<PluginPrivilege> asked = plugins.privileges(sshfs);
 * plugins.install(sshfs.toBuilder().agreeTo(asked).setting("DEBUG", "1").build());
 * plugins.enable(sshfs.name());
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class PluginInstallation {

  private static final Duration DEFAULT_LIMIT = Duration.ofMinutes(10);

  private final PluginName remote;
  private final PluginName name;
  private final List<PluginPrivilege> agreed;
  private final Map<String, String> settings;
  private final @Nullable RegistryLogin login;
  private final Duration limit;

  private PluginInstallation(Builder builder) {
    this.remote = builder.remote;
    this.name = builder.name;
    this.agreed = builder.agreed;
    this.settings = builder.settings;
    this.login = builder.login;
    this.limit = builder.limit;
  }

  /**
   * Starts an installation that agrees to nothing.
   *
   * @param remote the plugin in its registry; without one in the name, Docker Hub
   * @return an open installation under the same name
   */
  public static Builder of(PluginName remote) {
    return new Builder(requireNonNull(remote, "remote"));
  }

  /**
   * Opens a copy of this installation.
   *
   * @return a builder that holds the same values
   */
  public Builder toBuilder() {
    Builder builder = new Builder(remote);
    builder.name = name;
    builder.agreed = agreed;
    builder.settings = settings;
    builder.login = login;
    builder.limit = limit;
    return builder;
  }

  /**
   * Returns where the plugin comes from.
   *
   * @return its name in the registry
   */
  public PluginName remote() {
    return remote;
  }

  /**
   * Returns what the plugin will be called.
   *
   * @return its name on the engine
   */
  public PluginName name() {
    return name;
  }

  /**
   * Returns what was agreed to.
   *
   * @return an unmodifiable list
   */
  public List<PluginPrivilege> agreed() {
    return agreed;
  }

  /**
   * Returns the settings, secrets included.
   *
   * @return an unmodifiable map
   */
  public Map<String, String> settings() {
    return settings;
  }

  /**
   * Returns who logs in at the registry.
   *
   * @return user and password, or empty for anybody
   */
  public Optional<RegistryLogin> login() {
    return Optional.ofNullable(login);
  }

  /**
   * Returns how long the registry may take.
   *
   * @return the limit of each request
   */
  public Duration limit() {
    return limit;
  }

  private List<@Nullable Object> parts() {
    return Arrays.asList(remote, name, agreed, settings, login, limit);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PluginInstallation that && parts().equals(that.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  /** Returns names and what was agreed to, without settings. */
  @Override
  public String toString() {
    return "plugin " + remote + " as " + name + ", agreed to " + agreed;
  }

  /** An open installation. Not thread-safe. */
  public static final class Builder {

    private final PluginName remote;
    private PluginName name;
    private List<PluginPrivilege> agreed = List.of();
    private Map<String, String> settings = Map.of();
    private @Nullable RegistryLogin login;
    private Duration limit = DEFAULT_LIMIT;

    private Builder(PluginName remote) {
      this.remote = remote;
      this.name = remote;
    }

    /**
     * Gives the plugin another name on the engine.
     *
     * @param other the name
     * @return this builder
     */
    public Builder as(PluginName other) {
      this.name = requireNonNull(other, "other");
      return this;
    }

    /**
     * Agrees to what the plugin may do on the engine's host.
     *
     * @param privileges what {@link PluginManager#privileges} showed; replaces an earlier choice
     * @return this builder
     */
    public Builder agreeTo(Collection<PluginPrivilege> privileges) {
      this.agreed = List.copyOf(privileges);
      return this;
    }

    /**
     * Sets one of the plugin's settings after it was installed.
     *
     * @param key the setting's name, in the plugin's own terms
     * @param value its value, which may be a secret and is never printed
     * @return this builder
     */
    public Builder setting(String key, String value) {
      Map<String, String> more = new TreeMap<>(settings);
      more.put(requireNonNull(key, "key"), requireNonNull(value, "value"));
      this.settings = Map.copyOf(more);
      return this;
    }

    /**
     * Logs in at the registry. Default: as anybody.
     *
     * @param login user and password, which is never printed
     * @return this builder
     */
    public Builder login(RegistryLogin login) {
      this.login = requireNonNull(login, "login");
      return this;
    }

    /**
     * Limits how long the registry may take. Default: 10 minutes.
     *
     * @param limit more than zero
     * @return this builder
     */
    public Builder within(Duration limit) {
      if (requireNonNull(limit, "limit").isNegative() || limit.isZero()) {
        throw new IllegalArgumentException("a limit is more than zero, not " + limit);
      }
      this.limit = limit;
      return this;
    }

    /**
     * Builds the installation.
     *
     * @return the installation
     */
    public PluginInstallation build() {
      return new PluginInstallation(this);
    }
  }
}
