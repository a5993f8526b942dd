package dev.stowage.testkit;

import dev.stowage.testkit.engine.EngineProfile;
import dev.stowage.testkit.engine.Topology;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/**
 * A program that serves an engine in memory, for the docker command and for other languages.
 *
 * <p>Arguments: an address, which engine is imitated, and where it seems to run. It prints {@code
 * DOCKER_HOST=…} once it listens, prints on the error stream what is not in the fake, and ends with
 * the process. Its time is that of the machine.
 */
public final class FakeDockerServer {

  private static final String USAGE =
      """
      Serves a Docker engine in memory.

      Usage: java -cp CLASSPATH PROGRAM ADDRESS [ENGINE [TOPOLOGY]]

        ADDRESS  unix:///path/to/docker.sock
                 tcp://127.0.0.1:PORT   port 0 takes any that is free; there is no security,
                                        so no other machine can be let in
        ENGINE   ENGINES; DEFAULT if left out
        TOPOLOGY where the engine seems to run: TOPOLOGIES

      Prints DOCKER_HOST=ADDRESS when it is ready. Ctrl-C or SIGTERM ends it.
      """
          .replace("PROGRAM", FakeDockerServer.class.getName())
          .replace("ENGINES", engines())
          .replace("TOPOLOGIES", topologies())
          .replace("DEFAULT", EngineProfile.DOCKER_28_5.name());

  private FakeDockerServer() {}

  /**
   * Serves until the process is ended; with arguments that make no sense, says so and exits with
   * status 2, and with 1 if it cannot listen.
   *
   * @param arguments address and, if wanted, engine and topology
   * @throws InterruptedException if the thread is interrupted while it serves
   */
  public static void main(String[] arguments) throws InterruptedException {
    int status = start(List.of(arguments), System.out, System.err);
    if (status >= 0) {
      System.exit(status);
    }
    new CountDownLatch(1).await();
  }

  /** Returns the exit status, or a negative number if the engine is being served. */
  static int start(List<String> arguments, PrintStream out, PrintStream err) {
    if (arguments.contains("--help") || arguments.contains("-h")) {
      out.print(USAGE);
      return 0;
    }
    try {
      if (arguments.isEmpty() || arguments.size() > 3) {
        throw new IllegalArgumentException(
            "give an address, and an engine and a topology if you like");
      }
      EngineProfile profile =
          arguments.size() < 2 ? EngineProfile.DOCKER_28_5 : engine(arguments.get(1));
      Topology topology = arguments.size() < 3 ? Topology.LOCAL : topology(arguments.get(2));
      FakeDocker docker = FakeDocker.builder().engine(profile).topology(topology).build();
      serve(URI.create(arguments.get(0)), docker, out, err);
      return -1;
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage() + "\n");
      err.print(USAGE);
      return 2;
    } catch (UncheckedIOException e) {
      err.println(e.getMessage());
      return 1;
    }
  }

  private static String engines() {
    return EngineProfile.all().stream().map(EngineProfile::name).collect(Collectors.joining(", "));
  }

  private static EngineProfile engine(String name) {
    return EngineProfile.named(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no engine '" + name + "' in the fake, but " + engines()));
  }

  private static String topologies() {
    return Arrays.stream(Topology.values())
        .map(Topology::toString)
        .collect(Collectors.joining(", "));
  }

  private static Topology topology(String name) {
    return Topology.named(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no topology '" + name + "' in the fake, but " + topologies()));
  }

  private static void serve(URI address, FakeDocker docker, PrintStream out, PrintStream err) {
    MachineTime time = MachineTime.of(docker.clock());
    ServedDocker served = docker.serve(address, time, failure -> report(failure, err));
    time.keepUp();
    Runtime.getRuntime().addShutdownHook(new Thread(docker::close, "fake-docker-end"));
    out.println(docker.profile() + " in memory, without any security; Ctrl-C ends it");
    out.println("DOCKER_HOST=" + served.uri());
    out.flush();
  }

  private static synchronized void report(RuntimeException failure, PrintStream err) {
    if (failure instanceof UnsupportedOperationException) {
      err.println(failure.getMessage());
    } else {
      failure.printStackTrace(err);
    }
  }
}
