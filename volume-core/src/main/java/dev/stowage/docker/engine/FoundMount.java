package dev.stowage.docker.engine;

/**
 * Something that an existing container has mounted, as the engine reports it.
 *
 * @param type the engine's word for the kind, such as {@code volume}
 * @param name the volume's name; empty for what is no volume
 * @param driver the volume's driver; empty for what is no volume
 * @param target the path in the container
 */
public record FoundMount(String type, String name, String driver, String target) {}
