/** docker-java's requests, handed to an engine in memory. */
@NullMarked
package dev.stowage.testkit.transport.memory;

import org.jspecify.annotations.NullMarked;
