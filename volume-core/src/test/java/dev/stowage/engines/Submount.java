package dev.stowage.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A tmpfs mounted on the host in the folder {@code sub} of a directory. Needs root. */
final class Submount implements AutoCloseable {

  private final Path parent;
  private final Path sub;

  Submount(Path parent) throws IOException {
    this.parent = parent;
    this.sub = Files.createDirectories(parent.resolve("sub"));
    command("mount", "-t", "tmpfs", "tmpfs", sub.toString());
    Files.writeString(sub.resolve("inside"), "in");
  }

  Path parent() {
    return parent;
  }

  private static void command(String... words) throws IOException {
    Process process = new ProcessBuilder(words).inheritIO().start();
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException("failed: " + String.join(" ", words));
    }
  }

  @Override
  public void close() throws IOException {
    command("umount", sub.toString());
    Files.delete(sub);
    Files.delete(parent);
  }
}
