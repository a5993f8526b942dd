/**
 * docker-java's transport, watched.
 *
 * <p>The only room of the testkit that knows docker-java.
 */
@NullMarked
package dev.stowage.testkit.transport;

import org.jspecify.annotations.NullMarked;
