package dev.stowage.testkit.route;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.stowage.testkit.daemon.Daemon;
import dev.stowage.testkit.engine.EngineProfile;
import dev.stowage.testkit.engine.NotInFakeException;
import dev.stowage.testkit.engine.Topology;
import dev.stowage.testkit.time.FakeClock;
import dev.stowage.testkit.world.Identifiers;
import dev.stowage.testkit.world.World;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A session with the fake Podman, beside what a real one answered to the same requests. */
class PodmanVolumesTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Switchboard podman =
      new Switchboard(
          new Daemon(
              new World(
                  EngineProfile.PODMAN, Topology.LOCAL, FakeClock.create(), new Identifiers(1)),
              List.of(),
              List.of()));

  private record Exchange(String request, String answer) {}

  private static List<Exchange> recorded() {
    String file = "/recorded/podman-4.3/volumes.txt";
    try (InputStream in =
        Objects.requireNonNull(PodmanVolumesTest.class.getResourceAsStream(file))) {
      List<String> lines = new String(in.readAllBytes(), UTF_8).lines().toList();
      List<Exchange> exchanges = new ArrayList<>();
      for (int i = 1; i + 1 < lines.size(); i += 2) {
        exchanges.add(new Exchange(lines.get(i).substring(2), lines.get(i + 1).substring(2)));
      }
      return exchanges;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void answersAsPodmanDid() throws IOException {
    List<Exchange> exchanges = recorded();
    assertThat(exchanges).hasSizeGreaterThan(30);
    for (Exchange exchange : exchanges) {
      String[] expected = exchange.answer().split(" ", 2);
      Reply reply = send(exchange.request());
      assertThat(reply.status()).as(exchange.request()).isEqualTo(Integer.parseInt(expected[0]));
      assertThat(body(new String(reply.body().readAllBytes(), UTF_8)))
          .as(exchange.request())
          .isEqualTo(body(expected.length == 1 ? "" : expected[1]));
    }
  }

  private Reply send(String request) {
    String[] parts = request.split(" ", 3);
    byte[] body = (parts.length == 3 ? parts[2] : "").getBytes(UTF_8);
    return podman.answer(
        new Call(
            parts[0],
            parts[1],
            Map.of("Content-Type", "application/json"),
            new ByteArrayInputStream(body)));
  }

  /** Volumes come in no order that anyone promised. */
  private static JsonNode body(String text) throws IOException {
    String plain =
        text.replaceAll("\"CreatedAt\":\"[^\"]*\"", "\"CreatedAt\":\"TIME\"")
            .replace(Topology.LOCAL.dataRoot() + "/volumes", "ROOT");
    JsonNode node = plain.isBlank() ? MissingNode.getInstance() : JSON.readTree(plain);
    if (node.path("Volumes").isArray()) {
      List<JsonNode> volumes = new ArrayList<>();
      node.path("Volumes").forEach(volumes::add);
      volumes.sort(Comparator.comparing(volume -> volume.path("Name").asText()));
      return JSON.valueToTree(Map.of("Volumes", volumes, "Warnings", node.path("Warnings")));
    }
    return node;
  }

  @Test
  void isRecognisedAsPodman() {
    assertThat(send("GET /_ping").headers()).containsEntry("Libpod-Api-Version", "4.3.1");
  }

  @Test
  void whatIsNotKnownOfPodmanFailsLoudly() {
    assertThatThrownBy(() -> send("GET /v1.41/containers/json"))
        .isInstanceOf(NotInFakeException.class)
        .hasMessageContaining("Podman 4.3.1");
  }
}
