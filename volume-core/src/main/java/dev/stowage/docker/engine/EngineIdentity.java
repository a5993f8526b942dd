package dev.stowage.docker.engine;

import dev.stowage.volume.ApiVersion;
import dev.stowage.volume.mount.ContainerPath.Platform;

/**
 * Who answers, and in which version of the API it is spoken to.
 *
 * @param product name and version of the engine, such as {@code Docker Engine 28.5.2}
 * @param api the version pinned on every request
 * @param platform the kind of containers it runs
 */
public record EngineIdentity(String product, ApiVersion api, Platform platform) {

  /** What a product that is no Docker Engine is called first. */
  public static final String PODMAN = "Podman";

  /** Tells whether it is Podman, which leaves some things undone in silence that Docker does. */
  public boolean isPodman() {
    return product.startsWith(PODMAN + " ");
  }

  /** Returns product and API version. */
  @Override
  public String toString() {
    return product + " (API " + api + ")";
  }
}
