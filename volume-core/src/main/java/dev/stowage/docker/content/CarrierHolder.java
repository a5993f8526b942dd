package dev.stowage.docker.content;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Who makes carriers, in words that another process can judge: a machine since it was started, a
 * process's number there, when that process began, and which of its connections it is.
 */
final class CarrierHolder {

  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final Path NUMBERS = Path.of("/proc/self/ns/pid");
  private static final String BETWEEN = " ";

  private static final AtomicLong CONNECTIONS = new AtomicLong();

  private final String machine;
  private final String text;

  private CarrierHolder(String machine) {
    this.machine = machine;
    this.text = process(ProcessHandle.current()) + BETWEEN + CONNECTIONS.incrementAndGet();
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

  /** Tells whether the process that words begin with is of this machine, and lives no more. */
  boolean isDead(String holder) {
    if (!knows(holder)) {
      return false;
    }
    String number = holder.substring(machine.length() + 1).split(BETWEEN, -1)[0];
    try {
      Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(number));
      return process.isEmpty() || !(holder + BETWEEN).startsWith(process(process.get()) + BETWEEN);
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
