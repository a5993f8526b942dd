package dev.stowage.testkit.container;

import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The numbers and names of signals. */
public final class Signals {

  public static final int KILL = 9;
  static final int TERM = 15;

  private static final int LAST = 64;

  private static final List<String> NAMES =
      List.of(
          "", "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV",
          "USR2", "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU",
          "URG", "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS");

  /** What ends a program that does nothing about signals and is the first of its container. */
  private static final Set<Integer> ENDING = Set.of(2, 3, KILL, TERM);

  private Signals() {}

  /** Reads a number or a name such as {@code SIGTERM} or {@code term}. */
  public static int parse(String text, World world) {
    if (text.matches("[0-9]{1,9}") && Integer.parseInt(text) != 0) {
      return Integer.parseInt(text);
    }
    String upper = text.toUpperCase(Locale.ROOT);
    int number = NAMES.indexOf(upper.startsWith("SIG") ? upper.substring(3) : upper);
    if (number <= 0) {
      throw EngineFailure.badRequest(
          (world.has(Quirk.OLD_WORDING) ? "Invalid signal: " : "invalid signal: ") + text);
    }
    return number;
  }

  public static boolean exists(int number) {
    return number <= LAST;
  }

  static boolean ends(int number) {
    return ENDING.contains(number);
  }
}
