/**
 * What containers do once they are started.
 *
 * <p>An engine in memory runs no processes. A test says what a container does instead, as a {@link
 * dev.stowage.testkit.program.Program}: it sees the command, reads and writes the container's files
 * through its mounts, prints, and ends or runs on.
 */
@NullMarked
package dev.stowage.testkit.program;

import org.jspecify.annotations.NullMarked;
