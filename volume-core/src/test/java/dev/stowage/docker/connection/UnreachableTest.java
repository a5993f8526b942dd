package dev.stowage.docker.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.docker.DockerStorage;
import dev.stowage.docker.connection.MisbehavingDaemon.Wire;
import dev.stowage.volume.failure.EngineUnreachableException;
import dev.stowage.volume.failure.InvalidDefinitionException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Addresses at which no engine answers. */
class UnreachableTest {

  @TempDir private Path folder;

  @Test
  void aSocketThatIsMissing() {
    Path socket = folder.resolve("docker.sock");

    EngineUnreachableException failure = failureAt("unix://" + socket);

    assertThat(failure)
        .hasMessage(
            "ask the engine for its version: no connection to the Docker engine at unix://"
                + socket
                + ": No such file or directory. Check that the engine runs, that DOCKER_HOST or the"
                + " docker context names it, and that this user may use it.");
    assertThat(failure.host()).isEqualTo("unix://" + socket);
    assertThat(failure).hasCauseInstanceOf(RuntimeException.class);
  }

  @Test
  void aPathThatIsNoSocket() throws IOException {
    Path file = Files.createFile(folder.resolve("docker.sock"));

    assertThat(failureAt("unix://" + file))
        .hasMessageContaining("no connection to the Docker engine at unix://" + file + ": ")
        .hasMessageContaining("Connection refused");
    assertThat(failureAt("unix://" + folder)).hasMessageContaining("unix://" + folder + ": ");
  }

  @Test
  void aSocketThatAnEngineLeftBehind() {
    MisbehavingDaemon daemon = MisbehavingDaemon.on(Wire.UNIX);
    daemon.crash();

    assertThat(failureAt(daemon.host())).hasMessageContaining(": Connection refused. Check that");
    daemon.stop();
  }

  @Test
  void aPathThatIsTooLongForASocket() {
    assertThat(failureAt("unix://" + folder + "/x".repeat(100)))
        .hasMessageContaining("Unix domain path too long");
  }

  @Test
  void aSocketThatThisUserMayNotUse() throws IOException {
    assumeFalse(System.getProperty("user.name").equals("root"), "root may use anything");
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(Wire.UNIX)) {
      Path socket = Path.of(URI.create(daemon.host()).getPath());
      Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("---------"));

      assertThat(failureAt(daemon.host()))
          .hasMessageContaining(": Permission denied. Check that")
          .hasMessageContaining("and that this user may use it");
    }
  }

  @Test
  void aTcpPortWhereNobodyListens() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }

    assertThat(failureAt("tcp://127.0.0.1:" + port))
        .hasMessageContaining("no connection to the Docker engine at tcp://127.0.0.1:" + port)
        .hasMessageContaining("Connection refused")
        .hasMessageEndingWith("and that this user may use it.");
  }

  @Test
  void aHostThatNobodyKnows() {
    assertThat(failureAt("tcp://no-such-engine.invalid:2375"))
        .hasMessageContaining("at tcp://no-such-engine.invalid:2375: unknown host no-such-engine");
  }

  /** The engine's port is there, but connecting takes for ever, as behind a firewall. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aConnectionThatIsNeverAccepted() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    List<SocketChannel> queue = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, loopback);
        DockerHttpClient transport = impatient(full.getLocalPort())) {
      for (int i = 0; i < 8; i++) {
        SocketChannel waiting = SocketChannel.open();
        waiting.configureBlocking(false);
        waiting.connect(new InetSocketAddress(loopback, full.getLocalPort()));
        queue.add(waiting);
      }
      DockerStorage storage =
          DockerStorage.using(
              DefaultDockerClientConfig.createDefaultConfigBuilder()
                  .withDockerHost("tcp://127.0.0.1:" + full.getLocalPort())
                  .build(),
              transport);

      assertThatExceptionOfType(EngineUnreachableException.class)
          .as("no answer was waited for, so this is no timeout of an answer")
          .isThrownBy(storage::engine)
          .withMessageContaining("Connect timed out");
    } finally {
      for (SocketChannel waiting : queue) {
        waiting.close();
      }
    }
  }

  private static DockerHttpClient impatient(int port) {
    return new ApacheDockerHttpClient.Builder()
        .dockerHost(URI.create("tcp://127.0.0.1:" + port))
        .connectionTimeout(Duration.ofMillis(400))
        .build();
  }

  @ParameterizedTest
  @EnumSource
  void anEngineThatGoesAwayLater(Wire wire) {
    try (MisbehavingDaemon daemon = MisbehavingDaemon.on(wire);
        DockerStorage storage = Storages.connect(daemon)) {
      daemon.stop();

      assertThatExceptionOfType(EngineUnreachableException.class)
          .isThrownBy(() -> storage.volumes().find("data"))
          .withMessageStartingWith(
              "look for volume 'data': no connection to the Docker engine at " + daemon.host());
      assertThatExceptionOfType(EngineUnreachableException.class)
          .isThrownBy(() -> storage.volumes().remove("data"))
          .withMessageStartingWith("remove volume 'data': no connection to the Docker engine at ")
          .withMessageNotContaining("may have carried it out");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          10.0.0.5:2375               | is not a URL
          localhost                   | has no scheme
          ''                          | has no scheme
          unix://                     | is not a URL
          unix:///                    | has no path
          unix://docker.sock          | has no path
          unix:///var/run/docker sock | is not a URL
          tcp://                      | is not a URL
          tcp:localhost               | has no host name
          ssh://me@example.org        | asks for SSH, which docker-java does not speak
          http://localhost:2375       | asks for HTTP; Docker writes tcp://
          https://localhost:2376      | asks for HTTP; Docker writes tcp://
          fd://3                      | has a scheme that docker-java does not speak
          """)
  void anAddressThatCannotBeTried(String host, String problem) {
    InvalidDefinitionException failure =
        catchThrowableOfType(
            InvalidDefinitionException.class, () -> DockerStorage.builder().host(host).connect());

    assertThat(failure)
        .hasMessageStartingWith("find the Docker engine: host '" + host + "': " + problem)
        .hasMessageContaining("; write unix:///path/to/docker.sock, tcp://host:port or npipe:")
        .hasMessageEndingWith("nothing was sent to the engine.");
    assertThat(failure.findings()).hasSize(1);
  }

  private static EngineUnreachableException failureAt(String host) {
    return catchThrowableOfType(
        EngineUnreachableException.class,
        () -> DockerStorage.builder().host(host).timeout(Storages.LONG).connect());
  }
}
