package dev.stowage.docker.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stowage.volume.file.FileKind;
import dev.stowage.volume.file.FileState;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;

/** Named pipes and devices, which Java cannot make, made by programs of this machine. */
final class SpecialFiles {

  private static final int PERMISSIONS = 0b111_111_111;

  private SpecialFiles() {}

  static List<String> command(Path path, FileState state) {
    String mode = Integer.toOctalString(state.mode() & PERMISSIONS);
    if (state.kind() == FileKind.FIFO) {
      return List.of("mkfifo", "-m", mode, "--", path.toString());
    }
    String type = state.kind() == FileKind.BLOCK_DEVICE ? "b" : "c";
    String[] numbers = state.device().orElse("0:0").split(":", -1);
    return List.of(
        "mknod", "-m", mode, "--", path.toString(), type, numbers[0], numbers[numbers.length - 1]);
  }

  static void make(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    try {
      int status = process.waitFor();
      if (status != 0) {
        throw new IOException(command.get(0) + " ended with " + status + ": " + said);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(command.get(0) + " was interrupted");
    }
  }
}
