package dev.stowage.testkit.program;

import java.util.OptionalInt;

/**
 * Whether a program ended, and how.
 *
 * <p>Immutable.
 */
public final class ProgramEnd {

  private static final ProgramEnd RUNS_ON = new ProgramEnd(-1);

  private final int status;

  private ProgramEnd(int status) {
    this.status = status;
  }

  /**
   * Says that the program has ended.
   *
   * @param status its exit status, 0 to 255
   * @return the end
   */
  public static ProgramEnd exited(int status) {
    if (status < 0 || status > 255) {
      throw new IllegalArgumentException("no exit status: " + status);
    }
    return new ProgramEnd(status);
  }

  /**
   * Says that the program goes on, without doing any more, until the container is stopped.
   *
   * @return no end
   */
  public static ProgramEnd runsOn() {
    return RUNS_ON;
  }

  /**
   * Returns the exit status.
   *
   * @return a status, or empty if the program runs on
   */
  public OptionalInt status() {
    return status < 0 ? OptionalInt.empty() : OptionalInt.of(status);
  }

  /** Returns a text such as {@code exited with 0}, or {@code runs on}. */
  @Override
  public String toString() {
    return status < 0 ? "runs on" : "exited with " + status;
  }
}
