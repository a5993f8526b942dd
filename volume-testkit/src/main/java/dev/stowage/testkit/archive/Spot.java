package dev.stowage.testkit.archive;

/**
 * Where an entry goes.
 *
 * @param path in the tree
 * @param shown as errors name it
 * @param isDestination whether it is the very directory that is unpacked into
 */
record Spot(String path, String shown, boolean isDestination) {}
