package dev.stowage.volume;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Comparator;

/**
 * One thing that is wrong with a definition, and what to do about it.
 *
 * <p>Findings are collected and reported together, sorted by place and then by problem, so that one
 * run shows everything there is to mend. Immutable and thread-safe.
 *
 * @param where the definition or option at fault, as the user wrote it, such as {@code bind /srv at
 *     data}
 * @param problem what is wrong there, as a half sentence
 * @param remedy what to do instead, as a half sentence in the imperative
 */
public record Finding(String where, String problem, String remedy)
    implements Comparable<Finding>, Serializable {

  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::where)
          .thenComparing(Finding::problem)
          .thenComparing(Finding::remedy);

  /**
   * Makes a finding.
   *
   * @param where the definition or option at fault
   * @param problem what is wrong there
   * @param remedy what to do instead
   */
  public Finding {
    requireNonNull(where, "where");
    requireNonNull(problem, "problem");
    requireNonNull(remedy, "remedy");
  }

  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }

  /** Returns the finding as one line: {@code where: problem; remedy}. */
  @Override
  public String toString() {
    return where + ": " + problem + "; " + remedy;
  }
}
