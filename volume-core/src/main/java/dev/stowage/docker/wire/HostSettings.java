package dev.stowage.docker.wire;

import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.LocalDirectorySSLConfig;
import com.github.dockerjava.core.RemoteApiVersion;
import com.google.common.hash.Hashing;
import dev.stowage.volume.Finding;
import dev.stowage.volume.failure.InvalidDefinitionException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Finds the engine as the docker command does: the host that is given, else {@code DOCKER_HOST},
 * else the docker context, else the default socket. docker-java does the reading; what it would
 * pass over in silence is refused here.
 */
public final class HostSettings {

  private static final String ATTEMPT = "find the Docker engine";
  private static final String NO_CONTEXT = "default";
  private static final String API_VERSION = DefaultDockerClientConfig.API_VERSION;

  private HostSettings() {}

  /**
   * Resolves the settings.
   *
   * @param host the address that was asked for, or null to look around
   * @param environment the environment, for the name of the context
   * @throws InvalidDefinitionException if an address is none that can be reached, or the context is
   *     unknown
   */
  public static DefaultDockerClientConfig resolve(
      @Nullable String host, Map<String, String> environment) {
    refuseUnparsable(host, environment);
    try {
      DefaultDockerClientConfig.Builder builder =
          DefaultDockerClientConfig.createDefaultConfigBuilder();
      if (host != null) {
        builder.withDockerHost(host);
      }
      boolean hostIsGiven = builder.isDockerHostSetExplicitly();
      if (hostIsGiven) {
        // docker-java would still take the certificates of the current context.
        builder.withDockerContext(NO_CONTEXT);
      }
      DefaultDockerClientConfig config = builder.build();
      if (!hostIsGiven) {
        refuseUnknownContext(config, environment);
      }
      refuseUnparsableVersion(config, environment);
      EngineHost address = EngineHost.of(config.getDockerHost(), config.getSSLConfig() != null);
      DefaultDockerClientConfig usable =
          address.isAsGiven() ? config : builder.withDockerHost(address.text()).build();
      refuseMissingCertificates(usable);
      return usable;
    } catch (DockerClientException | IllegalArgumentException e) {
      throw invalid("docker settings", String.valueOf(e.getMessage()), "correct the setting");
    }
  }

  private static void refuseUnparsable(@Nullable String host, Map<String, String> environment) {
    String where = host != null ? "host" : "DOCKER_HOST";
    String text = host != null ? host : environment.getOrDefault("DOCKER_HOST", "");
    if (!text.isBlank() || host != null) {
      EngineHost.problem(text)
          .ifPresent(
              problem -> {
                throw invalid(where + " '" + text + "'", problem, EngineHost.REMEDY);
              });
    }
  }

  private static void refuseUnknownContext(
      DefaultDockerClientConfig config, Map<String, String> environment) {
    Optional<String> context =
        Optional.ofNullable(environment.get("DOCKER_CONTEXT"))
            .filter(name -> !name.isBlank())
            .or(() -> Optional.ofNullable(config.getDockerConfig().getCurrentContext()))
            .filter(name -> !name.equals(NO_CONTEXT));
    if (context.isEmpty() || config.getDockerConfigPath() == null) {
      return;
    }
    String folder = Hashing.sha256().hashString(context.get(), StandardCharsets.UTF_8).toString();
    Path meta = Path.of(config.getDockerConfigPath(), "contexts", "meta", folder, "meta.json");
    if (!Files.isRegularFile(meta)) {
      throw invalid(
          "docker context '" + context.get() + "'",
          "does not exist, and docker-java would use the default socket in its place",
          "choose one that 'docker context ls' shows, or set DOCKER_HOST");
    }
  }

  /** docker-java takes a version it cannot read for none. */
  private static void refuseUnparsableVersion(
      DockerClientConfig config, Map<String, String> environment) {
    String text =
        System.getProperty(API_VERSION, environment.getOrDefault(API_VERSION, "")).strip();
    if (!text.isEmpty() && config.getApiVersion().equals(RemoteApiVersion.unknown())) {
      throw invalid(
          API_VERSION + " '" + text + "'",
          "is not an API version",
          "write one such as 1.44, or none to have it negotiated");
    }
  }

  /** docker-java speaks without TLS if TLS is asked for and the certificates are not there. */
  private static void refuseMissingCertificates(DockerClientConfig config) {
    if (config.getSSLConfig() instanceof LocalDirectorySSLConfig tls
        && "tcp".equals(config.getDockerHost().getScheme())
        && readable(tls) == null) {
      throw invalid(
          "certificates in '" + tls.getDockerCertPath() + "'",
          "are not all there, and docker-java would speak without TLS",
          "put ca.pem, cert.pem and key.pem there, or unset DOCKER_TLS_VERIFY");
    }
  }

  private static @Nullable SSLContext readable(LocalDirectorySSLConfig tls) {
    try {
      return tls.getSSLContext();
    } catch (DockerClientException e) {
      throw invalid(
          "certificates in '" + tls.getDockerCertPath() + "'",
          "cannot be read: " + e.getMessage(),
          "put ca.pem, cert.pem and key.pem there in PEM form");
    }
  }

  private static InvalidDefinitionException invalid(String where, String problem, String remedy) {
    return new InvalidDefinitionException(ATTEMPT, List.of(new Finding(where, problem, remedy)));
  }
}
