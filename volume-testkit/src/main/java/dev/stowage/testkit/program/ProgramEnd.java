package dev.stowage.testkit.program;

import java.util.OptionalInt;

/**
 * Whether a program ended, and how.
 *
 * <p>Immutable.
 */
public final class ProgramEnd {

  private static final ProgramEnd RUNS_ON = new ProgramEnd(-1);
  private static final ProgramEnd NOT_FOUND = new ProgramEnd(-2);

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
   * Says that the image has no such program, so that the engine refuses to start the container.
   *
   * @return an end before any beginning
   */
  public static ProgramEnd notFound() {
    return NOT_FOUND;
  }

  /**
   * Tells whether there was a program at all.
   *
   * @return false for {@link #notFound} alone
   */
  public boolean wasFound() {
    return status != NOT_FOUND.status;
  }

  /**
   * Returns the exit status.
   *
   * @return a status, or empty if the program runs on or never ran
   */
  public OptionalInt status() {
    return status < 0 ? OptionalInt.empty() : OptionalInt.of(status);
  }

  /** Returns a text such as {@code exited with 0}, {@code runs on}, or {@code not found}. */
  @Override
  public String toString() {
    if (!wasFound()) {
      return "not found";
    }
    return status < 0 ? "runs on" : "exited with " + status;
  }
}
