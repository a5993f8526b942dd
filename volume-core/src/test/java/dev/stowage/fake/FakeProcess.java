package dev.stowage.fake;

import dev.stowage.testkit.FakeDockerServer;
import dev.stowage.testkit.engine.EngineProfile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The engine in memory as a process of its own. */
final class FakeProcess implements AutoCloseable {

  private static final String READY = "DOCKER_HOST=";

  private final Process process;
  private final URI uri;

  private FakeProcess(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  static FakeProcess start(URI address, EngineProfile profile, Path errors) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(FakeDockerServer.class.getName());
    command.addAll(List.of(address.toString(), profile.name()));
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    BufferedReader lines = process.inputReader();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(READY)) {
        return new FakeProcess(process, URI.create(line.substring(READY.length())));
      }
    }
    throw new IOException("the fake did not start, see " + errors);
  }

  URI uri() {
    return uri;
  }

  /** Sends SIGTERM, and returns the exit status. */
  int end() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("the fake does not end");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted", e));
    }
  }

  @Override
  public void close() {
    end();
  }
}
