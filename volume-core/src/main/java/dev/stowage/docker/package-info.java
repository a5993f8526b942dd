/**
 * The storage layer made true over docker-java.
 *
 * <p>Start at {@link dev.stowage.docker.DockerStorage}: it connects to an engine, or shares the
 * connection of an application, manages volumes and puts mounts into docker-java's commands.
 */
@NullMarked
package dev.stowage.docker;

import org.jspecify.annotations.NullMarked;
