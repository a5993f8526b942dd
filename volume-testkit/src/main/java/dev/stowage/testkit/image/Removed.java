package dev.stowage.testkit.image;

/**
 * One step of a removal.
 *
 * @param what {@code Untagged} or {@code Deleted}
 * @param name the name that was taken away, or the id of the image or layer that is gone
 */
public record Removed(String what, String name) {}
