package dev.stowage.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the program says where it cannot serve. */
class FakeDockerServerTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int start(String... arguments) {
    return FakeDockerServer.start(List.of(arguments), print(out), print(err));
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String said(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void help_isPrintedOnTheOutput() {
    assertThat(start("--help")).isZero();
    assertThat(said(out))
        .contains("dev.stowage.testkit.FakeDockerServer ADDRESS [ENGINE [TOPOLOGY]]")
        .contains("unix:///path/to/docker.sock", "tcp://127.0.0.1:PORT")
        .contains("20.10, 26.1, 28.5", "; 28.5 if left out", "desktop-windows, remote")
        .contains("DOCKER_HOST=ADDRESS");
    assertThat(said(err)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          |give an address
          unix:///x 28.5 remote more|give an address
          unix:///x 28.5 moon|there is no topology 'moon' in the fake, but local, rootless, desktop-mac
          unix:///x podman rootless|Podman is not rootless in the fake
          docker.sock|cannot serve on 'docker.sock'
          tcp://0.0.0.0:2375|there is no security
          tcp://127.0.0.1|is no host and port
          unix:|Expected scheme-specific part
          unix:///x 19.03|there is no engine '19.03' in the fake, but 20.10, 26.1, 28.5
          """)
  void argumentsThatMakeNoSense_areNamedWithTheUsage(String arguments, String message) {
    assertThat(start(arguments == null ? new String[0] : arguments.split(" ", -1))).isEqualTo(2);
    assertThat(said(err)).contains(message).contains("Usage: java -cp ");
    assertThat(said(out)).isEmpty();
  }

  @Test
  void addressInUse_isNamedWithoutTheUsage(@TempDir Path folder) {
    URI address = URI.create("unix://" + folder.resolve("s"));
    try (FakeDocker other = FakeDocker.create();
        ServedDocker served = other.serve(address)) {
      assertThat(start(served.toString())).isEqualTo(1);
    }
    assertThat(said(err)).isEqualTo("cannot serve on " + address + ": the address is in use\n");
    assertThat(folder).isEmptyDirectory();
  }
}
