package dev.stowage.testkit.container;

import dev.stowage.testkit.files.MountedTree;
import dev.stowage.testkit.program.FileAccess;
import dev.stowage.testkit.program.Program;
import dev.stowage.testkit.program.ProgramEnd;
import dev.stowage.testkit.program.ProgramRun;
import dev.stowage.testkit.world.World;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One run of a program in a container; what it prints becomes lines of the container's log. */
final class ContainerRun implements ProgramRun {

  private final Container container;
  private final World world;
  private final TreeFiles files;
  private final StringBuilder output = new StringBuilder();
  private final StringBuilder errors = new StringBuilder();

  ContainerRun(Container container, MountedTree tree, World world) {
    this.container = container;
    this.world = world;
    String directory = container.config().text("WorkingDir");
    this.files =
        new TreeFiles(
            world,
            tree,
            new TreeFiles.Viewer(
                directory.isEmpty() ? "/" : directory,
                container.config().text("User"),
                container.hasReadOnlyRoot()));
  }

  ProgramEnd of(Program program) {
    try {
      return program.run(this);
    } catch (IOException e) {
      printError(command().get(0) + ": " + e.getMessage() + "\n");
      return ProgramEnd.exited(1);
    } finally {
      flush(output, false);
      flush(errors, true);
    }
  }

  @Override
  public List<String> command() {
    return container.command();
  }

  @Override
  public Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>();
    for (String line : container.config().list("Env")) {
      int equals = line.indexOf('=');
      // A name without a value takes the variable out.
      if (equals < 0) {
        environment.remove(line);
      } else {
        environment.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return environment;
  }

  @Override
  public FileAccess files() {
    return files;
  }

  @Override
  public void print(String text) {
    add(output, false, text);
  }

  @Override
  public void printError(String text) {
    // A terminal has one stream only.
    boolean terminal = container.config().flag("Tty");
    add(terminal ? output : errors, !terminal, text);
  }

  private void add(StringBuilder pending, boolean error, String text) {
    pending.append(container.config().flag("Tty") ? text.replace("\n", "\r\n") : text);
    for (int end = pending.indexOf("\n"); end >= 0; end = pending.indexOf("\n")) {
      container
          .log()
          .add(new LogLine(world.clock().instant(), error, pending.substring(0, end + 1)));
      pending.delete(0, end + 1);
    }
  }

  private void flush(StringBuilder pending, boolean error) {
    if (pending.length() > 0) {
      container.log().add(new LogLine(world.clock().instant(), error, pending.toString()));
      pending.setLength(0);
    }
  }
}
