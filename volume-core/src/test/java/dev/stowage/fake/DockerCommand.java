package dev.stowage.fake;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The docker command of this machine, pointed at one engine. */
final class DockerCommand {

  private final Path program;
  private final URI host;
  private final Path folder;

  /**
   * Points at an engine.
   *
   * @param folder where it runs, finds no settings of anyone, and leaves what it prints
   */
  DockerCommand(Path program, URI host, Path folder) {
    this.program = program;
    this.host = host;
    this.folder = folder;
  }

  static Optional<Path> find() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Pattern.compile(File.pathSeparator)
        .splitAsStream(path)
        .map(folder -> Path.of(folder, "docker"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** What came of a command. */
  record Result(int status, String out, String err) {}

  Result run(List<String> arguments) {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    try {
      Process process =
          prepare(arguments).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("does not end: docker " + String.join(" ", arguments));
      }
      return new Result(process.exitValue(), read(out), read(err));
    } catch (IOException e) {
      throw new IllegalStateException("cannot run docker " + String.join(" ", arguments), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in docker " + String.join(" ", arguments), e);
    }
  }

  /** Listens to events from a time on. */
  EventListener listen(Instant since, String filter) throws IOException {
    return new EventListener(
        prepare(List.of("events", "--since", since.toString(), "--filter", filter)).start());
  }

  private ProcessBuilder prepare(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeIf(name -> name.startsWith("DOCKER"));
    builder.environment().put("DOCKER_HOST", host.toString());
    builder.environment().put("DOCKER_CONFIG", folder.resolve("config").toString());
    builder.environment().put("TZ", "UTC");
    return builder;
  }

  /** Returns what stands in a file that a command left, and removes it. */
  String take(String name) {
    Path file = folder.resolve(name);
    try {
      String content = Files.exists(file) ? read(file) : "no file";
      Files.deleteIfExists(file);
      return content;
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + file, e);
    }
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  /** Removes whatever carries a label, and images of a name. */
  void removeAll(String label, String image) {
    String mine = "label=" + label;
    remove(List.of("ps", "-aq", "--filter", mine), List.of("rm", "-f", "-v"));
    remove(List.of("volume", "ls", "-q", "--filter", mine), List.of("volume", "rm", "-f"));
    remove(List.of("image", "ls", "-q", image), List.of("image", "rm", "-f"));
  }

  private void remove(List<String> list, List<String> removal) {
    List<String> found = run(list).out().lines().distinct().toList();
    if (!found.isEmpty()) {
      run(Stream.concat(removal.stream(), found.stream()).toList());
    }
  }
}
