/**
 * The only room that knows docker-java, beside the exported package: its transport, its models, and
 * what comes over the wire.
 *
 * <p>Requests go through docker-java's {@code DockerHttpClient} and not through its commands: those
 * put raw names into URLs, hide half of each answer and cannot be given a deadline.
 */
@NullMarked
package dev.stowage.docker.wire;

import org.jspecify.annotations.NullMarked;
