package dev.stowage.docker.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Processes, in words that others can judge: a machine since it was started, a process's number
 * there, and when that process began.
 */
public final class Processes {

  /** Stands between words, of which there are three. */
  public static final String BETWEEN = " ";

  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final Path NUMBERS = Path.of("/proc/self/ns/pid");
  private static final String MACHINE = machine();

  private Processes() {}

  private static String machine() {
    try {
      String numbers = Files.readSymbolicLink(NUMBERS).toString();
      return Files.readString(BOOT).strip() + "/" + numbers;
    } catch (IOException | UnsupportedOperationException e) {
      // No Linux: the name of the machine must do.
      return machineName();
    }
  }

  private static String machineName() {
    try {
      return InetAddress.getLocalHost().getHostName().replace(BETWEEN, "_");
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  /** Returns the words for this process. */
  public static String own() {
    return words(ProcessHandle.current());
  }

  private static String words(ProcessHandle process) {
    return String.join(BETWEEN, MACHINE, String.valueOf(process.pid()), started(process));
  }

  private static String started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("-");
  }

  /** Tells whether words are of this machine, so that it can say whether their process lives. */
  public static boolean knows(String words) {
    return words.startsWith(MACHINE + BETWEEN);
  }

  /** Tells whether the process that words begin with was of this machine, and is no more. */
  public static boolean isDead(String words) {
    if (!knows(words)) {
      return false;
    }
    String number = words.substring(MACHINE.length() + 1).split(BETWEEN, -1)[0];
    try {
      Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(number));
      return process.isEmpty() || !(words + BETWEEN).startsWith(words(process.get()) + BETWEEN);
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
