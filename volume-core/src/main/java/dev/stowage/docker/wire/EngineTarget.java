package dev.stowage.docker.wire;

import dev.stowage.docker.engine.Deadlines;
import dev.stowage.volume.ApiVersion;
import dev.stowage.volume.driver.DriverProfiles;
import java.util.Optional;

/**
 * Which engine to speak to, and how.
 *
 * @param host its address, for failures
 * @param askedVersion the API version the application configured, or empty to negotiate
 * @param deadlines how long calls may take
 * @param profiles what is known of volume drivers
 */
public record EngineTarget(
    String host, Optional<ApiVersion> askedVersion, Deadlines deadlines, DriverProfiles profiles) {}
