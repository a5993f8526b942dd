package dev.stowage.docker.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartsTest {

  @TempDir Path directory;

  private Path partOf(String process) throws IOException {
    String name = Base64.getUrlEncoder().withoutPadding().encodeToString(process.getBytes(UTF_8));
    Path part = Files.createDirectories(directory.resolve(".stowage-" + name + ".12.part/deep"));
    Files.writeString(part.resolve("file"), "x");
    return part.getParent();
  }

  private static String dead() throws IOException, InterruptedException {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    String own = String.valueOf(ProcessHandle.current().pid());
    return Processes.own().replace(" " + own + " ", " " + process.pid() + " ");
  }

  @Test
  void whatDeadProcessesLeft_goesWithTheNext() throws Exception {
    Path left = partOf(dead());
    Path file = Parts.file(directory.resolve("x"));
    assertThat(left).doesNotExist();
    assertThat(file).exists();
    Path leftAgain = partOf(dead());
    assertThat(Parts.directory(directory.resolve("x"))).isEmptyDirectory();
    assertThat(leftAgain).doesNotExist();
    assertThat(file).exists();
  }

  @Test
  void numberThatAnotherProcessHasNow_isDead() throws IOException {
    String[] words = Processes.own().split(" ", -1);
    Path left = partOf(words[0] + " " + words[1] + " 2001-02-03T04:05:06Z");
    Parts.file(directory.resolve("x"));
    assertThat(left).doesNotExist();
  }

  @Test
  void othersAreLeftAlone() throws IOException {
    Path other = partOf("other-machine 1 2001-02-03T04:05:06Z");
    Path own = partOf(Processes.own());
    Path strange = Files.createFile(directory.resolve(".stowage-x.part"));
    Path mine = Files.createFile(directory.resolve("mine.tar"));
    Parts.file(directory.resolve("x"));
    assertThat(other).exists();
    assertThat(own).exists();
    assertThat(strange).exists();
    assertThat(mine).exists();
  }
}
