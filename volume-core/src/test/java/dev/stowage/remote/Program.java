package dev.stowage.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stowage.docker.connection.ScriptedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A program of this machine that runs beside a test, and ends with it. */
final class Program implements AutoCloseable {

  /** Some make keys first, and the machine may be busy. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Process process;
  private final Path output;

  private Program(Process process, Path output) {
    this.process = process;
    this.output = output;
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  /**
   * Starts a program.
   *
   * @param environment set for it; an empty value means that it has no such variable
   */
  static Program start(List<String> command, Map<String, String> environment) {
    try {
      Path output = Files.createTempFile("stowage", ".log");
      output.toFile().deleteOnExit();
      ProcessBuilder builder = new ProcessBuilder(command);
      environment.forEach(
          (name, value) -> {
            if (value.isEmpty()) {
              builder.environment().remove(name);
            } else {
              builder.environment().put(name, value);
            }
          });
      builder.redirectErrorStream(true).redirectOutput(output.toFile());
      return new Program(builder.start(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a program to its end, which must be a good one, and returns what it printed. */
  static String run(List<String> command) {
    try (Program program = start(command, Map.of())) {
      if (!program.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)
          || program.process.exitValue() != 0) {
        throw new AssertionError(String.join(" ", command) + ":\n" + program.output());
      }
      return program.output();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while waiting for " + command.get(0), e);
    }
  }

  /** Tells whether this machine has a program. */
  static boolean isThere(String name) {
    return List.of(System.getenv().getOrDefault("PATH", "").split(":", -1)).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }

  /** A port of loopback that was free a moment ago. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it listens on a port of loopback. */
  Program listeningOn(int port) {
    return awaitSo("listens on " + port, () -> answers(port));
  }

  /** Waits until it has made a file. */
  Program having(Path file) {
    return awaitSo("has made " + file, () -> Files.exists(file));
  }

  /** Waits until it has mounted something. */
  Program mountedAt(Path folder) {
    return awaitSo("has mounted " + folder, () -> mounts().contains(" " + folder + " "));
  }

  private static String mounts() {
    try {
      return Files.readString(Path.of("/proc/self/mounts"), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Program awaitSo(String what, BooleanSupplier condition) {
    ScriptedServer.await(
        what,
        PATIENCE,
        () -> {
          if (!process.isAlive()) {
            throw new AssertionError("it has ended:\n" + output());
          }
          return condition.getAsBoolean();
        });
    return this;
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** What it has printed so far. */
  String output() {
    try {
      return Files.readString(output, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it as a crash would. */
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
