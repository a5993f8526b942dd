package dev.stowage.docker.wire;

import java.time.Duration;

/**
 * Where the engine is, and how patient we are with it.
 *
 * @param host the address, for failures
 * @param timeout how long each call may take
 */
public record EngineAddress(String host, Duration timeout) {}
