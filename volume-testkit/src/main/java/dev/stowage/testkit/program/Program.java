package dev.stowage.testkit.program;

import java.io.IOException;

/** What a container does when it is started. */
@FunctionalInterface
public interface Program {

  /**
   * Runs, at once and to its end, within the call that starts the container.
   *
   * <p>No other call is answered meanwhile. A failure of the files is the program's: it prints it
   * to its standard error and ends with status 1. What else it throws comes out of the start call.
   *
   * @param run the container as it is seen from inside
   * @return how it ended, or that it goes on
   * @throws IOException if a file could not be read or written
   */
  ProgramEnd run(ProgramRun run) throws IOException;
}
