package dev.stowage.volume.plugin;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
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
 * PluginInstallation sshfs = PluginInstallation.of(PluginName.of("vieux/sshfs"));
 * List<PluginPrivilege> asked = plugins.privileges(sshfs);
 * plugins.install(sshfs.agreeTo(asked).setting("DEBUG", "1"));
 * plugins.enable(PluginName.of("vieux/sshfs"));
 * }</pre>
 *
 * <p>Immutable and thread-safe: each option returns a new value.
 */
public final class PluginInstallation {

  private static final Duration DEFAULT_LIMIT = Duration.ofMinutes(10);

  private final PluginName remote;
  private PluginName name;
  private List<PluginPrivilege> agreed = List.of();
  private Map<String, String> settings = Map.of();
  private @Nullable RegistryLogin login;
  private Duration limit = DEFAULT_LIMIT;

  private PluginInstallation(PluginName remote) {
    this.remote = remote;
    this.name = remote;
  }

  /**
   * Starts an installation that agrees to nothing.
   *
   * @param remote the plugin in its registry; without one in the name, Docker Hub
   * @return an installation under the same name
   */
  public static PluginInstallation of(PluginName remote) {
    return new PluginInstallation(requireNonNull(remote, "remote"));
  }

  private PluginInstallation copy() {
    PluginInstallation copy = new PluginInstallation(remote);
    copy.name = name;
    copy.agreed = agreed;
    copy.settings = settings;
    copy.login = login;
    copy.limit = limit;
    return copy;
  }

  /**
   * Gives the plugin another name on the engine.
   *
   * @param other the name
   * @return a new value
   */
  public PluginInstallation as(PluginName other) {
    PluginInstallation copy = copy();
    copy.name = requireNonNull(other, "other");
    return copy;
  }

  /**
   * Agrees to what the plugin may do on the engine's host.
   *
   * @param privileges what {@link PluginManager#privileges} showed; replaces an earlier choice
   * @return a new value
   */
  public PluginInstallation agreeTo(Collection<PluginPrivilege> privileges) {
    PluginInstallation copy = copy();
    copy.agreed = List.copyOf(privileges);
    return copy;
  }

  /**
   * Sets one of the plugin's settings after it was installed.
   *
   * @param key the setting's name, in the plugin's own terms
   * @param value its value, which may be a secret and is never printed
   * @return a new value
   */
  public PluginInstallation setting(String key, String value) {
    PluginInstallation copy = copy();
    Map<String, String> more = new TreeMap<>(settings);
    more.put(requireNonNull(key, "key"), requireNonNull(value, "value"));
    copy.settings = Map.copyOf(more);
    return copy;
  }

  /**
   * Logs in at the registry. Default: as anybody.
   *
   * @param login user and password, which is never printed
   * @return a new value
   */
  public PluginInstallation login(RegistryLogin login) {
    PluginInstallation copy = copy();
    copy.login = requireNonNull(login, "login");
    return copy;
  }

  /**
   * Limits how long the registry may take. Default: 10 minutes.
   *
   * @param limit more than zero
   * @return a new value
   */
  public PluginInstallation within(Duration limit) {
    if (requireNonNull(limit, "limit").isNegative() || limit.isZero()) {
      throw new IllegalArgumentException("a limit is more than zero, not " + limit);
    }
    PluginInstallation copy = copy();
    copy.limit = limit;
    return copy;
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

  /** Returns names and what was agreed to, without settings. */
  @Override
  public String toString() {
    return "plugin " + remote + " as " + name + ", agreed to " + agreed;
  }
}
