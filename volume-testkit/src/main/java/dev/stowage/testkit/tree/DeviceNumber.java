package dev.stowage.testkit.tree;

/**
 * What a device file stands for.
 *
 * @param major the kind of device
 * @param minor which of that kind
 */
public record DeviceNumber(int major, int minor) {}
