package dev.stowage.testkit.container;

import java.time.Instant;

/**
 * A line that a program printed.
 *
 * @param at when
 * @param error whether it went to the standard error
 * @param text with its line break, if it had one
 */
public record LogLine(Instant at, boolean error, String text) {}
