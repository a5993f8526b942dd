package dev.stowage.volume.failure;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The root of everything that Stowage throws on purpose.
 *
 * <p>Each failure answers four questions: what was tried and on what ({@link #attempt}), why it did
 * not work ({@link #reason}), and what to do next ({@link #remedy}); the message is made of the
 * three. There is one final class for each reason, and it offers its subject as a value, so that no
 * caller has to read the text. Secrets in driver options never appear.
 *
 * <p>Unchecked; immutable apart from what every {@link Throwable} allows.
 */
public abstract class VolumeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String attempt;
  private final String reason;
  private final String remedy;

  /**
   * Makes a failure whose message is {@code attempt: reason. remedy.}, with the remedy on a line of
   * its own if the reason has several.
   *
   * @param attempt what was tried, and on what, such as {@code remove volume 'orders'}
   * @param reason why it did not work, without a full stop
   * @param remedy what to do next, without a full stop
   * @param cause what was thrown underneath, or null if Stowage noticed this by itself
   */
  protected VolumeException(
      String attempt, String reason, String remedy, @Nullable Throwable cause) {
    super(attempt + ": " + reason + end(reason) + remedy + ".", cause);
    this.attempt = requireNonNull(attempt, "attempt");
    this.reason = requireNonNull(reason, "reason");
    this.remedy = requireNonNull(remedy, "remedy");
  }

  private static String end(String reason) {
    if (reason.contains("\n")) {
      return "\n";
    }
    return reason.endsWith(".") ? " " : ". ";
  }

  /**
   * Returns what was tried, and on what.
   *
   * @return a phrase such as {@code remove volume 'orders'}
   */
  public final String attempt() {
    return attempt;
  }

  /**
   * Returns why it did not work; where the engine said why, this holds its own words.
   *
   * @return a phrase without a full stop
   */
  public final String reason() {
    return reason;
  }

  /**
   * Returns what to do next.
   *
   * @return a phrase without a full stop
   */
  public final String remedy() {
    return remedy;
  }
}
