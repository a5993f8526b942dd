package dev.stowage.docker.content;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Who makes carriers, in words that another process can judge: a machine since it was started, a
 * process's number there, when that process began, and which of its connections it is.
 */
final class CarrierHolder {

  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final Path NUMBERS = Path.of("/proc/self/ns/pid");
  private static final String BETWEEN = " ";

  /** Where it stands behind the machine. */
  private static final int CONNECTION = 2;

  private static final AtomicLong CONNECTIONS = new AtomicLong();

  /** The words of the connections of this process that are not closed. */
  private static final Set<String> OPEN = ConcurrentHashMap.newKeySet();

  private final String machine;
  private final String text;

  private CarrierHolder(String machine) {
    this.machine = machine;
    this.text = process(ProcessHandle.current()) + BETWEEN + CONNECTIONS.incrementAndGet();
    OPEN.add(text);
  }

  /** Ends a connection, whose carriers belong to nobody then. */
  void end() {
    OPEN.remove(text);
  }

  /** Finds out where this process runs. */
  static CarrierHolder here() {
    try {
      String numbers = Files.readSymbolicLink(NUMBERS).toString();
      return new CarrierHolder(Files.readString(BOOT).strip() + "/" + numbers);
    } catch (IOException | UnsupportedOperationException e) {
      // No Linux: the name of the machine must do.
      return new CarrierHolder(machineName());
    }
  }

  private static String machineName() {
    try {
      return InetAddress.getLocalHost().getHostName().replace(BETWEEN, "_");
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  /** Returns the words. */
  String text() {
    return text;
  }

  private String process(ProcessHandle process) {
    return machine + BETWEEN + process.pid() + BETWEEN + started(process);
  }

  private static String started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("-");
  }

  /** Tells whether words are of this machine, so that it can say whether their process lives. */
  boolean knows(String holder) {
    return holder.startsWith(machine + BETWEEN);
  }

  /** Tells whether whom words begin with is of this machine, and is no more. */
  boolean isDead(String words) {
    if (!knows(words)) {
      return false;
    }
    String[] parts = words.substring(machine.length() + 1).split(BETWEEN, -1);
    try {
      Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(parts[0]));
      if (process.isEmpty() || !(words + BETWEEN).startsWith(process(process.get()) + BETWEEN)) {
        return true;
      }
      return process.get().equals(ProcessHandle.current())
          && parts.length > CONNECTION
          && !OPEN.contains(process(process.get()) + BETWEEN + parts[CONNECTION]);
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
