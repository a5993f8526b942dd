package dev.stowage.testkit.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.stowage.testkit.daemon.Daemon;
import dev.stowage.testkit.engine.NotInFakeException;
import dev.stowage.testkit.world.EngineFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes things as another engine showed them, through the routes that make them, and looks whether
 * this engine shows them alike. Thread-safe.
 */
public final class Imports {

  /** What each engine has of its own. */
  private static final Set<String> OF_THE_ENGINE = Set.of("CreatedAt", "Mountpoint", "UsageData");

  private final Daemon daemon;
  private final Switchboard switchboard;

  public Imports(Daemon daemon, Switchboard switchboard) {
    this.daemon = daemon;
    this.switchboard = switchboard;
  }

  /** Makes volumes. */
  public void volumes(String json) {
    JsonNode read = read(json);
    JsonNode listed = read.path("Volumes");
    allOrNone(listed.isArray() ? listed : read, this::volume);
  }

  /** Makes containers. */
  public void containers(String json) {
    allOrNone(read(json), node -> new ImportedContainer(node, daemon, this).make());
  }

  private static JsonNode read(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private void allOrNone(JsonNode read, Consumer<JsonNode> one) {
    List<JsonNode> nodes = new ArrayList<>();
    (read.isArray() ? read : List.of(read)).forEach(nodes::add);
    daemon
        .world()
        .run(
            () -> {
              Runnable asBefore = daemon.save();
              try {
                nodes.forEach(one);
              } catch (EngineFailure refusal) {
                asBefore.run();
                throw new IllegalArgumentException(refusal.text(), refusal);
              } catch (IllegalArgumentException | NotInFakeException e) {
                asBefore.run();
                throw e;
              }
            });
  }

  private void volume(JsonNode shown) {
    String name = text(shown, "Name");
    String driver = text(shown, "Driver");
    List<String> known = new ArrayList<>(daemon.volumes().drivers().names());
    daemon.plugins().all().forEach(plugin -> known.add(plugin.name()));
    if (!known.contains(driver) && !known.contains(driver + ":latest")) {
      throw new NotInFakeException(
          "volume "
              + name
              + " has the driver "
              + driver
              + ", and the fake engine has "
              + known
              + "; FakeDockerBuilder.plugin gives it others");
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("Name", name);
    body.put("Driver", driver);
    body.put("DriverOpts", shown.path("Options"));
    body.put("Labels", shown.path("Labels"));
    say("POST", "/volumes/create", Json.MAPPER.valueToTree(body));
    JsonNode here = say("GET", "/volumes/" + escaped(name), null);
    Unheld.of(shown, here, OF_THE_ENGINE).requireNone("volume " + name);
  }

  static String text(JsonNode node, String field) {
    String text = node.path(field).asText("");
    if (text.isEmpty()) {
      throw new IllegalArgumentException("nothing that was inspected: it has no " + field);
    }
    return text;
  }

  static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Calls a route of this engine. */
  JsonNode say(String method, String target, @Nullable JsonNode body) {
    byte[] bytes = body == null ? new byte[0] : Json.write(body).getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers =
        body == null ? Map.of() : Map.of("Content-Type", "application/json");
    Reply reply =
        switchboard.answer(new Call(method, target, headers, new ByteArrayInputStream(bytes)));
    try {
      JsonNode answer = Json.MAPPER.readTree(reply.body());
      if (reply.status() >= 400) {
        throw new IllegalArgumentException(
            answer.path("message").asText("the engine answers " + reply.status()));
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
