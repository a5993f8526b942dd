/**
 * What was sent to an engine, in order, as values.
 *
 * <p>Fill a {@link dev.stowage.testkit.recording.CallJournal} with {@link
 * dev.stowage.testkit.transport.RecordingTransport}.
 */
@NullMarked
package dev.stowage.testkit.recording;

import org.jspecify.annotations.NullMarked;
