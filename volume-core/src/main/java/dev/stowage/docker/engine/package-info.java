/**
 * The port: engine calls in our own words, and what is known of engines by version, as data.
 *
 * <p>Everything here is independent of docker-java; the one adapter is in the wire room.
 */
@NullMarked
package dev.stowage.docker.engine;

import org.jspecify.annotations.NullMarked;
