package dev.stowage.volume;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.driver.Redaction;
import java.io.Serializable;
import java.util.Comparator;
import java.util.regex.Pattern;

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

  private static final int LONGEST_SHOWN = 80;
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");
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

  /**
   * Returns a text as a finding may show it.
   *
   * @param text any text, such as what a user gave
   * @return the text with secrets, control characters and lone surrogates replaced, cut to 80
   *     characters
   */
  public static String printable(String text) {
    String safe = Redaction.text(text);
    String shown =
        safe.length() > LONGEST_SHOWN ? safe.substring(0, LONGEST_SHOWN - 3) + "…" : safe;
    return UNPRINTABLE.matcher(shown).replaceAll("\uFFFD");
  }

  /**
   * Tells whether a text can be shown, and sent, as it is.
   *
   * @param text any text
   * @return true if it holds no control character and no lone surrogate
   */
  public static boolean isPrintable(String text) {
    return !UNPRINTABLE.matcher(text).find();
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
