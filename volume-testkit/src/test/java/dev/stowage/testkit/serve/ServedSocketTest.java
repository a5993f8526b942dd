package dev.stowage.testkit.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses are served. */
class ServedSocketTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"tcp://127.0.0.1:0", "tcp://localhost:0", "tcp://127.1.2.3:0"})
  void anyPort_isNamed(String address) throws IOException {
    try (ServedSocket socket = ServedSocket.listenOn(URI.create(address))) {
      assertThat(socket.uri().toString()).startsWith(address.replaceAll("0$", ""));
      assertThat(socket.uri().getPort()).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tcp://0.0.0.0:1",
        "tcp://10.0.0.1:1",
        "tcp://example.org:1",
        "tcp://[::]:1",
        "tcp://[2001:db8::1]:1",
        "tcp://127.evil.org:1"
      })
  void machinesOfOthers_areNotLetIn(String address) {
    assertThatThrownBy(() -> ServedSocket.listenOn(URI.create(address)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(address)
        .hasMessageContaining("no security");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tcp://127.0.0.1", "tcp://127.0.0.1:1/x", "tcp://me@127.0.0.1:1", "tcp://:1", "tcp:x",
        "http://127.0.0.1:1", "npipe:////./pipe/docker", "docker.sock", "/var/run/docker.sock", "",
        "unix://relative", "unix:relative", "unix:///"
      })
  void whatIsNoAddress_isRefused_sayingWhatIs(String address) {
    assertThatThrownBy(() -> ServedSocket.listenOn(URI.create(address)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + address + "'")
        .hasMessageMatching(".*give (unix:///path|tcp://127.0.0.1:port).*");
  }

  @Test
  void addressInUse_isNamed() throws IOException {
    URI unix = unix("s");
    try (ServedSocket one = ServedSocket.listenOn(unix);
        ServedSocket other = ServedSocket.listenOn(URI.create("tcp://127.0.0.1:0"))) {
      for (URI taken : new URI[] {one.uri(), other.uri()}) {
        assertThatThrownBy(() -> ServedSocket.listenOn(taken))
            .isInstanceOf(IOException.class)
            .hasMessage("cannot serve on " + taken + ": the address is in use");
      }
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void socketOfAServerThatIsNoMore_isTakenOver() throws IOException {
    URI address = unix("left");
    try (ServerSocketChannel died = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      died.bind(UnixDomainSocketAddress.of(Path.of(address.getPath())));
    }
    assertThat(folder.resolve("left")).exists();
    try (ServedSocket socket = ServedSocket.listenOn(address)) {
      assertThat(socket.uri()).isEqualTo(address);
    }
  }

  @Test
  void fileOfSomebody_isLeftAlone() throws IOException {
    Path file = Files.writeString(folder.resolve("precious"), "data");
    assertThatThrownBy(() -> ServedSocket.listenOn(unix("precious")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a file is there already");
    assertThat(file).hasContent("data");
    assertThatThrownBy(() -> ServedSocket.listenOn(unix("missing/s")))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("cannot serve on " + unix("missing/s") + ": ");
  }

  private URI unix(String name) {
    return URI.create("unix://" + folder.resolve(name));
  }
}
