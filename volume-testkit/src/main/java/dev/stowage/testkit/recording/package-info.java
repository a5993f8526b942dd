/**
 * What was sent to an engine, in order, as values, and patterns for it.
 *
 * <p>Every engine in memory keeps a {@link dev.stowage.testkit.recording.CallJournal}; for a real
 * one, fill it with {@link dev.stowage.testkit.transport.RecordingTransport}.
 */
@NullMarked
package dev.stowage.testkit.recording;

import org.jspecify.annotations.NullMarked;
