package dev.stowage.docker.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses as Docker means them, in a form that docker-java understands. */
class EngineHostTest {

  @ParameterizedTest
  @CsvSource({
    "unix:///var/run/docker.sock,        unix:///var/run/docker.sock",
    "npipe:////./pipe/docker_engine,     npipe:////./pipe/docker_engine",
    "tcp://10.0.0.5:1234,                tcp://10.0.0.5:1234",
    "tcp://10.0.0.5,                     tcp://10.0.0.5:2375",
    "tcp://10.0.0.5/,                    tcp://10.0.0.5:2375/",
    "tcp://10.0.0.5/engine%201,          tcp://10.0.0.5:2375/engine%201",
    "tcp://[::1],                        tcp://[::1]:2375",
    "TCP://docker,                       tcp://docker:2375",
    "Tcp://docker:99,                    tcp://docker:99",
    "UNIX:///var/run/docker.sock,        unix:///var/run/docker.sock"
  })
  void theAddressThatIsTried(String given, String tried) {
    EngineHost host = EngineHost.of(URI.create(given), false);

    assertThat(host.text()).isEqualTo(tried);
    assertThat(host.isAsGiven()).isEqualTo(given.equals(tried));
  }

  @Test
  void withTlsThePortIsAnother() {
    assertThat(EngineHost.of(URI.create("tcp://docker"), true).text())
        .isEqualTo("tcp://docker:2376");
    assertThat(EngineHost.of(URI.create("tcp://docker:99"), true).text())
        .isEqualTo("tcp://docker:99");
  }

  @Test
  void anAddressFromElsewhereIsJudgedToo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EngineHost.of(URI.create("ssh://me@example.org"), false))
        .withMessage(
            "engine address 'ssh://me@example.org' asks for SSH, which docker-java does not speak;"
                + " forward the socket with ssh -L /tmp/docker.sock:/var/run/docker.sock");
  }
}
