package dev.stowage.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.dockerjava.transport.DockerHttpClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Calls to an engine, one a line, with what of the answers counts. What differs from engine to
 * engine by nature, such as ids and where data is kept, is made the same in the answers.
 */
public final class CallScript {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private final List<String> lines;

  private CallScript(List<String> lines) {
    this.lines = lines;
  }

  /** Reads a script of the test resources. */
  public static CallScript read(String resource) {
    return new CallScript(
        lines(resource).filter(line -> !line.isBlank() && !line.startsWith("#")).toList());
  }

  /** Returns the lines of a test resource. */
  public static Stream<String> lines(String resource) {
    try (InputStream in = CallScript.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new AssertionError("no resource " + resource);
      }
      return new String(in.readAllBytes(), UTF_8).lines().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * An engine to play on.
   *
   * @param transport the way to it
   * @param api the API version of calls that name none
   * @param image an image with {@code /seed/hello.txt}
   */
  public record Stage(DockerHttpClient transport, String api, String image) {}

  /** Plays all calls; returns for each the call and its answer, a line each. */
  public List<String> play(Stage stage, String prefix) {
    List<String> heard = new ArrayList<>();
    String root = dataRoot(stage);
    for (String line : lines) {
      String call = line.replace("IMG", stage.image()).replace("@", prefix);
      String answer = answer(stage, call);
      heard.add(line);
      heard.add(
          "    "
              + answer
                  .replace(root, "/var/lib/docker")
                  .replaceAll("[0-9a-f]{64}", "<id>")
                  .replaceAll("/tmp/safe-mount[0-9]+", "/tmp/safe-mount")
                  .replace(stage.image(), "IMG")
                  .replace(prefix, "@"));
    }
    return heard;
  }

  private static String dataRoot(Stage stage) {
    return json(execute(stage, "GET", "/v" + stage.api() + "/info", "").body())
        .path("DockerRootDir")
        .asText("/var/lib/docker");
  }

  private static String answer(Stage stage, String line) {
    int arrow = line.indexOf(" -> ");
    String call = arrow < 0 ? line : line.substring(0, arrow);
    String[] parts = call.split(" ", 3);
    String path = parts[1].startsWith("/v1.") ? parts[1] : "/v" + stage.api() + parts[1];
    Said said = execute(stage, parts[0], path, parts.length < 3 ? "" : parts[2]);
    if (said.status() >= 400) {
      return said.status() + " " + json(said.body()).path("message").asText(said.body());
    }
    if (arrow >= 0) {
      return said.status() + " " + shown(json(said.body()), line.substring(arrow + 4));
    }
    boolean listing = path.contains("/json?") || path.endsWith("/wait");
    boolean json = listing || path.contains("/containers/create");
    return (said.status() + " " + (json ? text(json(said.body())) : "")).strip();
  }

  private static String shown(JsonNode answer, String pointers) {
    List<String> shown = new ArrayList<>();
    for (String pointer : pointers.split(" ", -1)) {
      shown.add(pointer + "=" + text(answer.at(pointer)));
    }
    return String.join(" ", shown);
  }

  private static String text(JsonNode node) {
    try {
      return JSON.writeValueAsString(JSON.treeToValue(sorted(node), Object.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Engines list mounts in any order. */
  private static JsonNode sorted(JsonNode node) {
    if (!node.isArray() || !node.path(0).has("Destination")) {
      return node;
    }
    return JSON.valueToTree(
        StreamSupport.stream(node.spliterator(), false)
            .sorted(Comparator.comparing(mount -> mount.path("Destination").asText()))
            .toList());
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body.isBlank() ? "null" : body);
    } catch (IOException e) {
      throw new UncheckedIOException(body, e);
    }
  }

  private record Said(int status, String body) {}

  private static Said execute(Stage stage, String method, String path, String body) {
    DockerHttpClient.Request.Builder request =
        DockerHttpClient.Request.builder()
            .method(method)
            .path(escaped(path))
            .headers(Map.of("Accept-Encoding", "identity"));
    if (!body.isEmpty()) {
      request
          .putHeader("Content-Type", "application/json")
          .body(new ByteArrayInputStream(body.getBytes(UTF_8)));
    }
    try (DockerHttpClient.Response response = stage.transport().execute(request.build())) {
      return new Said(
          response.getStatusCode(), new String(response.getBody().readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String escaped(String path) {
    int filters = path.indexOf("filters=");
    if (filters < 0) {
      return path;
    }
    int start = filters + "filters=".length();
    return path.substring(0, start) + URLEncoder.encode(path.substring(start), UTF_8);
  }
}
