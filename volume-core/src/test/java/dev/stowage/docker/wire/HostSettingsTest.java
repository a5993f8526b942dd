package dev.stowage.docker.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.RemoteApiVersion;
import com.google.common.hash.Hashing;
import dev.stowage.volume.failure.InvalidDefinitionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users set, read through docker-java, which takes it from system properties too. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class HostSettingsTest {

  private static final List<String> PEMS = List.of("ca.pem", "cert.pem", "key.pem");

  private final Properties original = (Properties) System.getProperties().clone();

  @TempDir private Path folder;

  /** The settings of whoever runs the tests must not matter. */
  @BeforeEach
  void isolate() {
    assumeTrue(
        Stream.of("DOCKER_CONTEXT", "DOCKER_HOST", "DOCKER_TLS_VERIFY", "api.version")
            .allMatch(name -> System.getenv(name) == null),
        "the environment cannot be changed from here");
    System.setProperty("DOCKER_CONFIG", folder.toString());
    System.setProperty("user.home", folder.toString());
  }

  @AfterEach
  void restore() {
    System.setProperties(original);
  }

  @Test
  void withoutAnySettingItIsTheDefaultSocket() {
    assertThat(resolve(null).getDockerHost().toString())
        .matches("unix:///var/run/docker.sock|npipe:////./pipe/docker_engine");
  }

  @Test
  void theGivenHostWins() {
    System.setProperty("DOCKER_HOST", "tcp://10.0.0.1:2375");

    assertThat(resolve("unix:///run/other.sock").getDockerHost()).hasPath("/run/other.sock");
    assertThat(resolve(null).getDockerHost()).hasHost("10.0.0.1").hasPort(2375);
  }

  @ParameterizedTest
  @CsvSource({
    "DOCKER_HOST, ssh://me@example.org, asks for SSH",
    "DOCKER_HOST, localhost:2375x, has a scheme that docker-java does not speak",
    "DOCKER_HOST, 'tcp://a b', Illegal character in authority"
  })
  void aHostSetElsewhereIsJudgedToo(String property, String value, String problem) {
    System.setProperty(property, value);

    assertThatExceptionOfType(InvalidDefinitionException.class)
        .isThrownBy(() -> resolve(null))
        .withMessageStartingWith("find the Docker engine: docker settings: ")
        .withMessageContaining(problem);
  }

  @Test
  void theEnvironmentsHostIsJudgedUnderItsName() {
    assertThatExceptionOfType(InvalidDefinitionException.class)
        .isThrownBy(() -> HostSettings.resolve(null, Map.of("DOCKER_HOST", "localhost")))
        .withMessageStartingWith(
            "find the Docker engine: DOCKER_HOST 'localhost': has no scheme; write unix:///path");
  }

  @Test
  void aContextThatIsNotThere() throws IOException {
    assertThatExceptionOfType(InvalidDefinitionException.class)
        .isThrownBy(() -> HostSettings.resolve(null, Map.of("DOCKER_CONTEXT", "lab")))
        .withMessage(
            "find the Docker engine: docker context 'lab': does not exist, and docker-java would"
                + " use the default socket in its place; choose one that 'docker context ls' shows,"
                + " or set DOCKER_HOST. Mend the definition; nothing was sent to the engine.");
    currentContext("lab");
    assertThatExceptionOfType(InvalidDefinitionException.class)
        .isThrownBy(() -> resolve(null))
        .withMessageContaining("docker context 'lab': does not exist");
    assertThat(resolve("tcp://10.0.0.1").getDockerHost()).as("not asked for").hasHost("10.0.0.1");
  }

  @Test
  void aContextThatIsThere() throws IOException {
    currentContext("lab");
    context("lab", "tcp://10.0.0.9");

    assertThat(resolve(null).getDockerHost()).hasHost("10.0.0.9").hasPort(2375);
  }

  @Test
  void aContextThatWantsSsh() throws IOException {
    currentContext("lab");
    context("lab", "ssh://me@example.org");

    assertThatExceptionOfType(InvalidDefinitionException.class)
        .isThrownBy(() -> resolve(null))
        .withMessageContaining("'ssh://me@example.org' asks for SSH");
  }

  @Test
  void theDefaultContextIsNone() throws IOException {
    currentContext("default");

    assertThat(resolve(null).getDockerHost().getScheme()).isIn("unix", "npipe");
  }

  @Test
  void aGivenHostGetsNoCertificatesOfTheContext() throws IOException {
    currentContext("lab");
    context("lab", "tcp://10.0.0.9:2376");
    Files.createDirectories(folder.resolve("contexts/tls/" + hash("lab") + "/docker"));

    assertThat(resolve("tcp://10.0.0.1:2375").getSSLConfig()).isNull();
  }

  @Test
  void missingCertificatesAreNotAReasonToSpeakInPlain() throws IOException {
    System.setProperty("DOCKER_TLS_VERIFY", "1");
    System.setProperty("DOCKER_CERT_PATH", folder.toString());

    assertThatExceptionOfType(InvalidDefinitionException.class)
        .isThrownBy(() -> resolve("tcp://10.0.0.1"))
        .withMessageContaining(
            "certificates in '" + folder + "': are not all there, and docker-jav")
        .withMessageContaining(
            "put ca.pem, cert.pem and key.pem there, or unset DOCKER_TLS_VERIFY");
    assertThat(resolve("unix:///run/docker.sock").getDockerHost()).as("no TLS there").isNotNull();

    for (String pem : PEMS) {
      Files.writeString(folder.resolve(pem), "-----BEGIN CERTIFICATE-----\nno\n");
    }
    assertThatExceptionOfType(InvalidDefinitionException.class)
        .isThrownBy(() -> resolve("tcp://10.0.0.1"))
        .withMessageContaining("certificates in '" + folder + "': cannot be read: ");
  }

  @Test
  void aCertificatePathThatIsNotThere() {
    System.setProperty("DOCKER_TLS_VERIFY", "1");
    System.setProperty("DOCKER_CERT_PATH", folder.resolve("nowhere").toString());

    assertThatExceptionOfType(InvalidDefinitionException.class)
        .isThrownBy(() -> resolve("tcp://10.0.0.1"))
        .withMessageContaining("docker settings: ")
        .withMessageContaining("nowhere' doesn't exist");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,44", "latest", "v1", "44"})
  void aVersionThatIsNoneIsNotIgnored(String text) {
    System.setProperty("api.version", text);

    assertThatExceptionOfType(InvalidDefinitionException.class)
        .isThrownBy(() -> resolve(null))
        .withMessageStartingWith(
            "find the Docker engine: api.version '"
                + text
                + "': is not an API version; write one such as 1.44, or none to have it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.44", "v1.44"})
  void aVersionThatIsOneIsTaken(String text) {
    System.setProperty("api.version", text);

    assertThat(resolve(null).getApiVersion()).isEqualTo(RemoteApiVersion.VERSION_1_44);
  }

  @Test
  void noVersionIsNoVersion() {
    System.setProperty("api.version", " ");

    assertThat(resolve(null).getApiVersion()).isEqualTo(RemoteApiVersion.unknown());
  }

  @Test
  void settingsThatAreNoJson() throws IOException {
    Files.writeString(folder.resolve("config.json"), "{\"currentContext\":");

    assertThatExceptionOfType(InvalidDefinitionException.class)
        .isThrownBy(() -> resolve(null))
        .withMessageContaining("docker settings: Failed to parse docker configuration file");
  }

  private static DefaultDockerClientConfig resolve(String host) {
    return HostSettings.resolve(host, Map.of());
  }

  private void currentContext(String name) throws IOException {
    Files.writeString(folder.resolve("config.json"), "{\"currentContext\":\"" + name + "\"}");
  }

  private void context(String name, String host) throws IOException {
    Path meta = Files.createDirectories(folder.resolve("contexts/meta/" + hash(name)));
    Files.writeString(
        meta.resolve("meta.json"),
        "{\"Name\":\"" + name + "\",\"Endpoints\":{\"docker\":{\"Host\":\"" + host + "\"}}}");
  }

  private static String hash(String name) {
    return Hashing.sha256().hashString(name, StandardCharsets.UTF_8).toString();
  }
}
