/**
 * What goes wrong between a caller and the engine in memory, as values, and to which calls.
 *
 * <p>Nothing here sleeps or starts a thread: what takes time takes the engine's own, and a call
 * that is held is held in the thread that makes it.
 */
@NullMarked
package dev.stowage.testkit.fault;

import org.jspecify.annotations.NullMarked;
