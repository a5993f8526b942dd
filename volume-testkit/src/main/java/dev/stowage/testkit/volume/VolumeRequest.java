package dev.stowage.testkit.volume;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asks a volume to be.
 *
 * @param name the name; empty for an anonymous volume
 * @param driver the driver; empty for whatever there is
 * @param options the driver options; null if none were sent, which the engine shows
 * @param labels the labels; null if none were sent
 */
public record VolumeRequest(
    String name,
    String driver,
    @Nullable Map<String, String> options,
    @Nullable Map<String, String> labels) {}
