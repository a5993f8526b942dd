package dev.stowage.testkit.engine;

/**
 * Something was asked of the engine in memory that it does not do.
 *
 * <p>No engine answers so: it is the fake that falls short, and it says where, rather than give an
 * answer that no engine would give.
 */
public final class NotInFakeException extends UnsupportedOperationException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes a failure.
   *
   * @param message what was asked, and what is there instead
   */
  public NotInFakeException(String message) {
    super(message);
  }
}
