package dev.stowage.testkit.gate;

import dev.stowage.testkit.recording.RecordedCall;

/**
 * An answer that nobody read to its end or closed.
 *
 * @param call what it answers
 * @param opened where the call was made, as a stack trace
 */
public record LeftOpen(RecordedCall call, Throwable opened) {}
