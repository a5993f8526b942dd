package dev.stowage.testkit.container;

/**
 * What a caller asks a container to be.
 *
 * @param name the name; empty if the engine shall make one up
 * @param config what is in the create request itself, defaults filled in
 * @param host what is in its {@code HostConfig}, defaults filled in
 */
public record ContainerRequest(String name, Settings config, Settings host) {}
