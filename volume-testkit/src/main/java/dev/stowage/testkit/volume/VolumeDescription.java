package dev.stowage.testkit.volume;

import java.util.Map;

/**
 * What a driver says of a volume.
 *
 * @param mountpoint where it is on the host; empty if it is not mounted
 * @param status what a plugin shows of it
 */
public record VolumeDescription(String mountpoint, Map<String, String> status) {}
