package dev.stowage.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.docker.content.SweptArchives;
import dev.stowage.docker.engine.Deadlines;
import dev.stowage.docker.run.DeadlineGuard;
import dev.stowage.docker.wire.DockerJavaEngine;
import dev.stowage.docker.wire.EngineTarget;
import dev.stowage.volume.ApiVersion;
import dev.stowage.volume.driver.DriverProfiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A transport and everything that stands on it; closes the transport only if it is its own. */
final class Connection implements AutoCloseable {

  private final DockerClientConfig config;
  private final DockerHttpClient transport;
  private final boolean owned;
  private final DeadlineGuard guard;
  private final DriverProfiles profiles;
  private final DockerJavaEngine engine;
  private final SweptArchives archives;
  private @Nullable DockerClient docker;

  private Connection(
      DockerClientConfig config,
      DockerHttpClient transport,
      boolean owned,
      Deadlines deadlines,
      DriverProfiles profiles) {
    this.config = config;
    this.transport = transport;
    this.owned = owned;
    this.profiles = profiles;
    this.guard = new DeadlineGuard(deadlines.usual());
    this.engine =
        new DockerJavaEngine(
            transport,
            config,
            guard,
            new EngineTarget(host(), configuredVersion(config), deadlines, profiles));
    this.archives = new SweptArchives(engine::archives);
  }

  static Connection owning(
      DockerClientConfig config,
      DockerHttpClient transport,
      Deadlines deadlines,
      DriverProfiles profiles) {
    return new Connection(config, transport, true, deadlines, profiles);
  }

  static Connection sharing(
      DockerClientConfig config,
      DockerHttpClient transport,
      Deadlines deadlines,
      DriverProfiles profiles) {
    return new Connection(config, transport, false, deadlines, profiles);
  }

  private static Optional<ApiVersion> configuredVersion(DockerClientConfig config) {
    RemoteApiVersion version = config.getApiVersion();
    return version == null || version.equals(RemoteApiVersion.unknown())
        ? Optional.empty()
        : ApiVersion.parse(version.getVersion());
  }

  String host() {
    return config.getDockerHost().toString();
  }

  DockerJavaEngine engine() {
    return engine;
  }

  DriverProfiles profiles() {
    return profiles;
  }

  SweptArchives archives() {
    return archives;
  }

  DockerClient docker() {
    ApiVersion api = engine.identity().api();
    synchronized (this) {
      if (docker == null) {
        docker =
            DockerClientImpl.getInstance(
                new PinnedConfig(config, api), new BorrowedTransport(transport));
      }
      return docker;
    }
  }

  @Override
  public void close() {
    guard.close();
    archives.close();
    if (owned) {
      try {
        transport.close();
      } catch (IOException e) {
        throw new UncheckedIOException("close the connection to " + config.getDockerHost(), e);
      }
    }
  }
}
