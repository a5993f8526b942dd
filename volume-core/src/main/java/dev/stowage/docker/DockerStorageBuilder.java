package dev.stowage.docker;

import static java.util.Objects.requireNonNull;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.docker.engine.Deadlines;
import dev.stowage.docker.wire.HostSettings;
import dev.stowage.volume.ApiVersion;
import dev.stowage.volume.driver.DriverProfiles;
import dev.stowage.volume.failure.EngineUnreachableException;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.failure.UnsupportedByEngineException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An open connection to an engine. Not thread-safe. */
public final class DockerStorageBuilder {

  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration DEFAULT_DRIVER_PATIENCE = Duration.ofSeconds(10);

  /** The engine gives a driver 120 seconds, and may ask it twice and wait 15 before. */
  private static final Duration DEFAULT_DRIVER_TIMEOUT = Duration.ofSeconds(150);

  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

  private @Nullable String host;
  private @Nullable ApiVersion apiVersion;
  private Duration timeout = DEFAULT_TIMEOUT;
  private Duration driverTimeout = DEFAULT_DRIVER_TIMEOUT;
  private Duration driverPatience = DEFAULT_DRIVER_PATIENCE;
  private DriverProfiles profiles = DriverProfiles.standard();

  DockerStorageBuilder() {}

  /**
   * Says where the engine is. Default: what the docker command would use.
   *
   * @param host an address such as {@code unix:///var/run/docker.sock} or {@code
   *     tcp://10.0.0.5:2375}; without a port, TCP means 2375, or 2376 with TLS
   * @return this builder
   */
  public DockerStorageBuilder host(String host) {
    this.host = requireNonNull(host, "host");
    return this;
  }

  /**
   * Pins the API version. Default: the newest that the engine and Stowage both know.
   *
   * @param version 1.41 or newer
   * @return this builder
   */
  public DockerStorageBuilder apiVersion(ApiVersion version) {
    this.apiVersion = requireNonNull(version, "version");
    return this;
  }

  /**
   * Limits how long each request to the engine may take that no volume plugin has a part in.
   * Default: 60 seconds.
   *
   * <p>Most operations send one request, making a volume two, and the first operation one more.
   * When the time has passed the operation fails; the engine may still carry it out. On TCP the
   * abandoned request keeps a daemon thread until the engine answers, a response timeout of the
   * transport passes, or the transport is closed; on a unix socket it ends at once.
   *
   * @param timeout more than zero
   * @return this builder
   */
  public DockerStorageBuilder timeout(Duration timeout) {
    this.timeout = positive(timeout, "timeout");
    return this;
  }

  /**
   * Limits how long each request may take in which a volume plugin may do its work: to create a
   * volume by a plugin driver, to remove a volume, to list volumes of any driver. Default: 150
   * seconds.
   *
   * <p>The engine itself gives a plugin 120 seconds to create a volume and 60 for the rest, and 15
   * more if it cannot be reached. When the time has passed, Stowage looks whether it was done all
   * the same; if not, the operation fails.
   *
   * @param timeout more than zero
   * @return this builder
   */
  public DockerStorageBuilder driverTimeout(Duration timeout) {
    this.driverTimeout = positive(timeout, "timeout");
    return this;
  }

  /**
   * Says what is known of volume drivers, so that the secrets of inspected volumes are not printed.
   * Definitions are judged and planned by it too, unless their driver says its own with {@link
   * dev.stowage.volume.driver.VolumeDriver#knownBy}. Default: {@link DriverProfiles#standard}.
   *
   * @param profiles the standard ones, with those of the application
   * @return this builder
   */
  public DockerStorageBuilder driverProfiles(DriverProfiles profiles) {
    this.profiles = requireNonNull(profiles, "profiles");
    return this;
  }

  /**
   * Limits how long a volume plugin may take to show that it lives, by listing its volumes, before
   * it is reported as silent. Default: 10 seconds; the engine waits 15 for one that is dead, and 60
   * for one that hangs.
   *
   * @param patience more than zero
   * @return this builder
   */
  public DockerStorageBuilder driverPatience(Duration patience) {
    this.driverPatience = positive(patience, "patience");
    return this;
  }

  private static Duration positive(Duration time, String word) {
    if (requireNonNull(time, word).isNegative() || time.isZero()) {
      throw new IllegalArgumentException("a " + word + " is more than zero, not " + time);
    }
    return time;
  }

  private Deadlines deadlines() {
    return new Deadlines(timeout, driverPatience, driverTimeout);
  }

  /**
   * Connects with a transport of its own, which {@link DockerStorage#close} ends.
   *
   * @return the engine's storage; the engine has answered already
   * @throws EngineUnreachableException if no engine answers there
   * @throws InvalidDefinitionException if the address or the docker settings are wrong
   * @throws UnsupportedByEngineException if there is no API version that both sides know
   */
  public DockerStorage connect() {
    DefaultDockerClientConfig found = HostSettings.resolve(host, System.getenv());
    DockerClientConfig config = apiVersion == null ? found : new PinnedConfig(found, apiVersion);
    DockerHttpClient transport =
        new ApacheDockerHttpClient.Builder()
            .dockerHost(config.getDockerHost())
            .sslConfig(config.getSSLConfig())
            .connectionTimeout(timeout.compareTo(LONGEST_CONNECT) < 0 ? timeout : LONGEST_CONNECT)
            .build();
    DockerStorage storage =
        new DockerStorage(Connection.owning(config, transport, deadlines(), profiles));
    try {
      storage.engine();
      return storage;
    } catch (RuntimeException e) {
      storage.close();
      throw e;
    }
  }

  /**
   * Shares the transport of an application, which {@link DockerStorage#close} leaves open. An API
   * version set here or in the settings is kept to.
   *
   * @param config the application's settings
   * @param transport the application's transport
   * @return the engine's storage; nothing has been sent yet
   */
  public DockerStorage using(DockerClientConfig config, DockerHttpClient transport) {
    requireNonNull(config, "config");
    requireNonNull(transport, "transport");
    DockerClientConfig pinned = apiVersion == null ? config : new PinnedConfig(config, apiVersion);
    return new DockerStorage(Connection.sharing(pinned, transport, deadlines(), profiles));
  }

  /**
   * Shares the connection of an application's docker-java client; see {@link
   * #using(DockerClientConfig, DockerHttpClient)}.
   *
   * @param config the settings that the client was made with
   * @param client the application's client, made by docker-java and not wrapped
   * @return the engine's storage; nothing has been sent yet
   * @throws IllegalArgumentException if the client does not reveal its transport
   */
  public DockerStorage using(DockerClientConfig config, DockerClient client) {
    if (requireNonNull(client, "client") instanceof DockerClientImpl made
        && made.getHttpClient() != null) {
      return using(config, made.getHttpClient());
    }
    throw new IllegalArgumentException(
        "share a client of type "
            + client.getClass().getName()
            + ": it hides its transport. Pass the DockerHttpClient it was made with.");
  }
}
