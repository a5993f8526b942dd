package dev.stowage.docker.connection;

import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.docker.DockerStorage;
import java.net.URI;
import java.time.Duration;

/** Ways to a daemon. */
final class Storages {

  /** Longer than any answer takes, also on a busy machine. */
  static final Duration LONG = Duration.ofSeconds(30);

  /** For answers that never come. */
  static final Duration SHORT = Duration.ofMillis(800);

  private Storages() {}

  static DockerStorage connect(MisbehavingDaemon daemon) {
    return connect(daemon, LONG);
  }

  static DockerStorage connect(MisbehavingDaemon daemon, Duration timeout) {
    return DockerStorage.builder()
        .host(daemon.host())
        .timeout(timeout)
        .driverTimeout(timeout)
        .driverPatience(timeout)
        .connect();
  }

  /** Nothing is sent yet, and closing the storage leaves the transport open. */
  static DockerStorage sharing(DockerHttpClient transport, MisbehavingDaemon daemon) {
    return DockerStorage.builder().timeout(LONG).using(config(daemon), transport);
  }

  static DockerHttpClient transport(MisbehavingDaemon daemon) {
    return new ApacheDockerHttpClient.Builder().dockerHost(URI.create(daemon.host())).build();
  }

  static DockerClientConfig config(MisbehavingDaemon daemon) {
    return DefaultDockerClientConfig.createDefaultConfigBuilder()
        .withDockerHost(daemon.host())
        .build();
  }
}
