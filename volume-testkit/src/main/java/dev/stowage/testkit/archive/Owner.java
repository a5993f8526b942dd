package dev.stowage.testkit.archive;

/**
 * A user and a group, by number.
 *
 * @param uid the user's
 * @param gid the group's
 */
public record Owner(long uid, long gid) {}
