package dev.stowage.docker.wire;

import dev.stowage.volume.ApiVersion;
import java.util.Optional;

/**
 * Which engine to speak to, and how.
 *
 * @param host its address, for failures
 * @param askedVersion the API version the application configured, or empty to negotiate
 */
public record EngineTarget(String host, Optional<ApiVersion> askedVersion) {}
