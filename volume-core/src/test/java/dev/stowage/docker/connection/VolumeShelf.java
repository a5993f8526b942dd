package dev.stowage.docker.connection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The volumes of a daemon that behaves well. */
final class VolumeShelf {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, JsonNode> volumes = new ConcurrentSkipListMap<>();
  private final AtomicInteger anonymous = new AtomicInteger();

  /** Puts a plain volume in. */
  VolumeShelf with(String name) {
    volumes.put(name, volume(name, JSON.createObjectNode()));
    return this;
  }

  /** Takes a volume away. */
  void drop(String name) {
    volumes.remove(name);
  }

  boolean has(String name) {
    return volumes.containsKey(name);
  }

  int size() {
    return volumes.size();
  }

  /** Answers as an engine does. */
  Reply reply(SeenRequest request) {
    return switch (request.line()) {
      case "POST /volumes/create" -> create(request);
      case "GET /volumes" -> {
        ObjectNode listing = JSON.createObjectNode();
        volumes.values().forEach(listing.putArray("Volumes")::add);
        yield Reply.json(200, listing.putNull("Warnings").toString());
      }
      case "GET /info" -> Reply.json(200, "{\"Plugins\":{\"Volume\":[\"local\"]}}");
      case "GET /plugins" ->
          Reply.json(
              200,
              """
              [{"Name":"acme/disk:latest","Enabled":true,"Config":{"Interface":{"Types":[
                {"Prefix":"docker","Capability":"volumedriver","Version":"1.0"}]}}}]
              """);
      default -> one(request);
    };
  }

  private Reply create(SeenRequest request) {
    JsonNode wanted = parsed(request.body());
    String name = wanted.path("Name").asText(String.format("%064x", anonymous.incrementAndGet()));
    JsonNode kept = volumes.computeIfAbsent(name, absent -> volume(name, wanted));
    return Reply.json(201, kept.toString());
  }

  private Reply one(SeenRequest request) {
    if (!request.line().matches("(GET|DELETE) /volumes/[^/]+")) {
      return Reply.answer(404, Map.of("Content-Type", "text/plain"), "404 page not found\n");
    }
    JsonNode found =
        request.method().equals("GET")
            ? volumes.get(request.name())
            : volumes.remove(request.name());
    if (found == null) {
      return Reply.error(404, "get " + request.name() + ": no such volume");
    }
    return request.method().equals("GET")
        ? Reply.json(200, found.toString())
        : Reply.answer(204, Map.of(), "");
  }

  private static JsonNode volume(String name, JsonNode wanted) {
    ObjectNode volume = JSON.createObjectNode();
    volume.put("Name", name).put("Driver", wanted.path("Driver").asText("local"));
    volume.put("Scope", "local").put("Mountpoint", "/var/lib/docker/volumes/" + name + "/_data");
    volume.set("Options", wanted.path("DriverOpts").deepCopy());
    volume.set("Labels", wanted.path("Labels").deepCopy());
    return volume;
  }

  private static JsonNode parsed(String body) {
    try {
      return JSON.readTree(body);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
