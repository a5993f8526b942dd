/**
 * What was sent to an engine, in order, as values, and patterns for it; scenarios, which have the
 * answers too and are played without an engine.
 *
 * <p>Every engine in memory keeps a {@link dev.stowage.testkit.recording.CallJournal}; for a real
 * one, fill it with {@link dev.stowage.testkit.transport.RecordingTransport}, which also records a
 * {@link dev.stowage.testkit.recording.Scenario}; {@link
 * dev.stowage.testkit.transport.ReplayTransport} plays it.
 */
@NullMarked
package dev.stowage.testkit.recording;

import org.jspecify.annotations.NullMarked;
