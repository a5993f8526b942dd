package dev.stowage.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stowage.engines.EachEngine;
import dev.stowage.engines.TestEngine;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.ServedDocker;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Plain HTTP to the served fake and to the engine that it imitates: the same answers. */
@EachEngine
class EngineSelfIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What an engine says of its machine, or of what others keep on it. */
  private static final List<String> OF_THE_MACHINE = List.of("Date", "Server");

  @Parameter TestEngine engine;

  private static final List<String> SAME_ANSWERS =
      List.of(
          "GET /_ping",
          "HEAD /_ping",
          "GET /v1.41/_ping",
          "GET /nothing",
          "GET /v1.41/nothing",
          "GET /v1.99/nothing",
          "GET /v1.5/nothing",
          "POST /info",
          "HEAD /info",
          "GET /info/",
          "GET /v1.41",
          "GET /v1.41/",
          "GET /info%2f",
          "OPTIONS /nothing",
          "OPTIONS /v1.5/nothing",
          "GET //info",
          "GET /v1.41/x/../info?a=b",
          "GET /v1.41/%2e%2e/info",
          "DELETE /v1.41/volumes/../containers/x",
          "GET /containers//json",
          "GET /v1.5/info",
          "GET /v1/_ping",
          "GET /v1.2.3/_ping",
          "GET /v9/_ping",
          "GET /v1.x/_ping",
          "GET /v1.99/_ping",
          "GET /volumes/",
          "GET /volumes/stowage%20none",
          "GET /volumes/stowage%2fnone",
          "HEAD /volumes/stowage-none",
          "GET /events?since=5&until=2",
          "GET /events?since=x",
          "GET /events?since=1.",
          "GET /events?since=99999999999999999999",
          "GET /events?until=1",
          "GET /events?until=1&filters=x",
          "GET /events?until=1&filters=%5B%5D",
          "GET /events?until=1&filters=%7B%22x",
          "GET /events?until=1&filters=%7B%22stowage%22:%5B%22x%22%5D%7D",
          "GET /plugins",
          "GET /plugins?filters=%7B%22capability%22:%5B%22x%22%5D%7D",
          "GET /plugins?filters=%7B%22stowage%22:%5B%22x%22%5D%7D",
          "GET /plugins?filters=%7B%22enabled%22:%5B%22x%22%5D%7D",
          "GET /plugins?filters=x",
          "GET /v1.24/volumes/stowage-none",
          "GET /v1.23/volumes/stowage-none");

  private static final List<String> SAME_FIELDS =
      List.of(
          "/version",
          "/info",
          "/v1.24/info",
          "/v1.41/info",
          "/v1.42/info",
          "/v1.43/info",
          "/v1.44/info",
          "/v1.45/info",
          "/v1.46/info",
          "/v1.47/info",
          "/v1.48/info",
          "/v1.49/info",
          "/v1.50/info");

  @Test
  void answers_areThoseOfTheEngine() throws IOException {
    try (FakeDocker docker = FakeDocker.create(DockerCommandIT.profile(engine));
        ServedDocker served = docker.serveOnLoopback()) {
      List<String> differences = new ArrayList<>();
      for (String call : SAME_ANSWERS) {
        String real = shown(PlainHttp.send(URI.create(engine.host()), call));
        String fake = shown(PlainHttp.send(served.uri(), call));
        if (!real.equals(fake)) {
          differences.add("\n== " + call + "\n== engine:\n" + real + "\n== fake:\n" + fake + "\n");
        }
      }
      assertThat(differences).isEmpty();
    }
  }

  private static String shown(PlainHttp.Answer answer) {
    Map<String, String> headers = new TreeMap<>(answer.headers());
    headers.keySet().removeAll(OF_THE_MACHINE);
    return answer.status() + " " + headers + "\n" + answer.body();
  }

  @Test
  void descriptions_haveTheFieldsOfTheEngine() throws IOException {
    try (FakeDocker docker = FakeDocker.create(DockerCommandIT.profile(engine));
        ServedDocker served = docker.serveOnLoopback()) {
      for (String path : SAME_FIELDS) {
        assertThat(fields(served.uri(), path)).as(path).isEqualTo(fields(engine.host(), path));
      }
    }
  }

  private static Set<String> fields(String host, String path) throws IOException {
    return fields(URI.create(host), path);
  }

  private static Set<String> fields(URI host, String path) throws IOException {
    PlainHttp.Answer answer = PlainHttp.send(host, "GET " + path);
    Set<String> fields = new TreeSet<>();
    JsonNode json = JSON.readTree(answer.body());
    collect(json, "", fields);
    fields.add("status " + answer.status());
    return fields;
  }

  /**
   * Names fields, and what kind of value they have; lists and maps by name are open. A firewall is
   * named only once the engine has set one up, as it does for a Swarm.
   */
  private static void collect(JsonNode node, String name, Set<String> fields) {
    boolean open = name.endsWith("/Runtimes") || name.endsWith("/DriverStatus");
    if (node.isObject() && !open) {
      node.properties().forEach(it -> collect(it.getValue(), name + "/" + it.getKey(), fields));
    } else if (!name.equals("/Warnings") && !name.startsWith("/FirewallBackend")) {
      fields.add(name + " " + node.getNodeType());
    }
  }
}
