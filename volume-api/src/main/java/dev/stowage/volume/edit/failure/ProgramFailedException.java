package dev.stowage.volume.edit.failure;

import static java.util.Objects.requireNonNull;

import dev.stowage.volume.failure.VolumeException;

/** A program of an image ended with another status than 0; it may have done part of its work. */
public final class ProgramFailedException extends VolumeException {

  private static final long serialVersionUID = 1L;

  private final String program;
  private final int status;

  /**
   * Makes a failure.
   *
   * @param attempt what was tried
   * @param program the program that was run
   * @param status its exit status; above 128 it was ended by a signal
   * @param output what it printed, perhaps nothing
   */
  public ProgramFailedException(String attempt, String program, int status, String output) {
    super(
        attempt,
        requireNonNull(program, "program")
            + " ended with status "
            + status
            + (requireNonNull(output, "output").isEmpty() ? "" : ": " + output),
        "Look at what the volume holds now; part of it may be done",
        null);
    this.program = program;
    this.status = status;
  }

  /**
   * Returns what was run.
   *
   * @return a name such as {@code rm}
   */
  public String program() {
    return program;
  }

  /**
   * Returns the exit status.
   *
   * @return a number from 1 to 255
   */
  public int status() {
    return status;
  }
}
