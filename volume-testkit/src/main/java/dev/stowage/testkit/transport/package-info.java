/**
 * docker-java's transport, watched or played from a recording.
 *
 * <p>The only room of the testkit that knows docker-java.
 */
@NullMarked
package dev.stowage.testkit.transport;

import org.jspecify.annotations.NullMarked;
