package dev.stowage.docker;

import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientConfigDelegate;
import com.github.dockerjava.core.RemoteApiVersion;
import dev.stowage.volume.ApiVersion;

/** An application's settings with the API version that was agreed on with the engine. */
final class PinnedConfig extends DockerClientConfigDelegate {

  private final RemoteApiVersion version;

  PinnedConfig(DockerClientConfig original, ApiVersion version) {
    super(original);
    this.version = RemoteApiVersion.create(version.major(), version.minor());
  }

  @Override
  public RemoteApiVersion getApiVersion() {
    return version;
  }
}
