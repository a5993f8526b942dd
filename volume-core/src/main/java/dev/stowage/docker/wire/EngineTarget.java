package dev.stowage.docker.wire;

import dev.stowage.docker.engine.Deadlines;
import dev.stowage.volume.ApiVersion;
import java.util.Optional;

/**
 * Which engine to speak to, and how.
 *
 * @param host its address, for failures
 * @param askedVersion the API version the application configured, or empty to negotiate
 * @param deadlines how long calls may take
 */
public record EngineTarget(String host, Optional<ApiVersion> askedVersion, Deadlines deadlines) {}
