package dev.stowage.example;

import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.program.FileAccess;
import dev.stowage.testkit.program.ProgramEnd;
import dev.stowage.testkit.program.ProgramRun;
import dev.stowage.testkit.tree.FileTree;
import java.io.IOException;

/**
 * An engine in memory. Nothing runs in its containers but what is said here in Java, in place of
 * the shell of a real image.
 */
final class MemoryHost implements ExampleHost {

  private static final String IMAGE = "stowage-example:1";
  private static final String DIRECTORY = "/srv/stowage-example";

  private final FakeDocker docker;

  MemoryHost(FakeDocker docker) throws IOException {
    this.docker = docker;
    docker.addImage(IMAGE, FileTree.empty());
    docker.programs().forImage(IMAGE, MemoryHost::shell);
    docker.hostFiles().createDirectories(DIRECTORY);
  }

  private static ProgramEnd shell(ProgramRun run) throws IOException {
    FileAccess files = run.files();
    String script = run.command().get(run.command().size() - 1);
    if (script.equals(SeedExample.WRITE)) {
      files.write("/data/orders.txt", "order-1\n");
      files.write("/config/shop.conf", "colour=blue\n");
      return ProgramEnd.exited(0);
    }
    boolean same =
        files.readString("/data/orders.txt").equals("order-1\n")
            && files.readString("/config/shop.conf").equals("colour=blue\n");
    return ProgramEnd.exited(script.equals(SeedExample.READ) && same ? 0 : 1);
  }

  @Override
  public String image() {
    return IMAGE;
  }

  @Override
  public String directory() {
    return DIRECTORY;
  }

  @Override
  public String read(String file) throws IOException {
    return docker.hostFiles().readString(DIRECTORY + "/" + file);
  }

  @Override
  public void close() {}
}
