package dev.stowage.testkit.program;

import java.util.List;
import java.util.Map;

/** A container that has just been started, seen from inside. Not thread-safe. */
public interface ProgramRun {

  /**
   * Returns what was started.
   *
   * @return entrypoint and command, never empty
   */
  List<String> command();

  /**
   * Returns the environment of the container and its image.
   *
   * @return values by name
   */
  Map<String, String> environment();

  /**
   * Returns the files, with everything that is mounted.
   *
   * @return files; in memory they end with the program
   */
  FileAccess files();

  /**
   * Prints to the standard output.
   *
   * @param text what to print, as it is; {@code docker logs} shows it
   */
  void print(String text);

  /**
   * Prints to the standard error.
   *
   * @param text what to print, as it is
   */
  void printError(String text);
}
