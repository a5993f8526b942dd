package dev.stowage.testkit.transport.memory;

import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.AuthConfigurations;
import com.github.dockerjava.core.RemoteApiVersion;
import dev.stowage.testkit.transport.FakeConfig;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Says as little as docker-java allows. */
public final class MemoryConfig implements FakeConfig {

  private final URI host;

  /**
   * Makes a configuration.
   *
   * @param host an address that nobody has, so that nothing goes out by mistake
   */
  public MemoryConfig(URI host) {
    this.host = host;
  }

  @Override
  public URI getDockerHost() {
    return host;
  }

  @Override
  public RemoteApiVersion getApiVersion() {
    return RemoteApiVersion.unknown();
  }

  @Override
  public @Nullable String getRegistryUsername() {
    return null;
  }

  @Override
  public @Nullable String getRegistryPassword() {
    return null;
  }

  @Override
  public @Nullable String getRegistryEmail() {
    return null;
  }

  @Override
  public String getRegistryUrl() {
    return AuthConfig.DEFAULT_SERVER_ADDRESS;
  }

  @Override
  public @Nullable AuthConfig effectiveAuthConfig(String imageName) {
    return null;
  }

  @Override
  public AuthConfigurations getAuthConfigurations() {
    return new AuthConfigurations();
  }

  @Override
  @SuppressWarnings("deprecation") // docker-java deprecates what it asks for
  public com.github.dockerjava.core.@Nullable SSLConfig getSSLConfig() {
    return null;
  }
}
