package dev.stowage.testkit.contract;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * A rule that an engine is known to break. Its test must fail: when it no longer does, the entry is
 * out of date, and that fails instead.
 *
 * @param rule the name of the test
 * @param why what the engine does instead, and why it stays so
 * @param since when it was found
 */
public record KnownFailure(String rule, String why, LocalDate since) {

  /**
   * Makes an entry.
   *
   * @param rule the name of the test
   * @param why what the engine does instead
   * @param since when it was found
   */
  public KnownFailure {
    requireNonNull(rule, "rule");
    requireNonNull(why, "why");
    requireNonNull(since, "since");
  }
}
