package dev.stowage.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stowage.docker.connection.Reply;
import dev.stowage.docker.connection.ScriptedServer;
import dev.stowage.docker.connection.SeenRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A volume plugin that speaks Docker's protocol on a socket and keeps its volumes in folders.
 *
 * <p>It judges options the way it is told to, and everything else that a plugin can do wrong it
 * does by script: {@code plugin.always("POST /VolumeDriver.Mount", Reply.close())}.
 */
final class FolderPlugin extends ScriptedServer {

  /** What a plugin of the protocol's version 1 answers with. */
  private static final String JSON_TYPE = "application/vnd.docker.plugins.v1.1+json";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String name;
  private final Path socket;
  private final Path root;
  private final UnaryOperator<Map<String, String>> options;
  private final Map<String, Kept> volumes = new TreeMap<>();
  private volatile String scope = "global";

  private FolderPlugin(
      String name, Path socket, Path root, UnaryOperator<Map<String, String>> options) {
    super(UnixDomainSocketAddress.of(socket));
    this.name = name;
    this.socket = socket;
    this.root = root;
    this.options = options;
  }

  /**
   * Starts a plugin that an engine discovers.
   *
   * @param options judges the options of a new volume; throws {@link IllegalArgumentException} with
   *     the plugin's words
   */
  static FolderPlugin on(
      RemoteEngine engine, String name, UnaryOperator<Map<String, String>> options) {
    Path socket = engine.plugins().resolve(name + ".sock");
    FolderPlugin plugin = new FolderPlugin(name, socket, engine.newFolder(name), options);
    plugin.revive();
    return plugin;
  }

  /** The name of its driver. */
  String name() {
    return name;
  }

  /** Listens, also where a dead one has left its socket. */
  void revive() {
    try {
      Files.createDirectories(socket.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    delete(socket);
    start();
  }

  /** Takes away what the engine found it by. */
  void deleteSocket() {
    delete(socket);
  }

  static void delete(Path socket) {
    try {
      Files.deleteIfExists(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Changes what it says of where its volumes can be reached; the engine asks once. */
  void scope(String scope) {
    this.scope = scope;
  }

  /** Where the data of a volume is. */
  Path folder(String volume) {
    return root.resolve(volume);
  }

  /** The options that a volume was made with, as they came. */
  synchronized Map<String, String> options(String volume) {
    assertThat(volumes).as("volumes of plugin %s", name).containsKey(volume);
    return volumes.get(volume).options;
  }

  /**
   * The calls about a volume in their order, such as {@code Create}, without repetitions of Get.
   */
  List<String> calls(String volume) {
    return requests().stream()
        .filter(request -> parsed(request).path("Name").asText().equals(volume))
        .map(request -> request.name().replace("VolumeDriver.", ""))
        .toList();
  }

  /** Loses a volume, as a plugin does whose disk was taken away. */
  synchronized void forget(String volume) {
    volumes.remove(volume);
  }

  @Override
  protected synchronized Reply usual(SeenRequest request) {
    JsonNode body = parsed(request);
    String volume = body.path("Name").asText();
    try {
      return answer(
          switch (request.name()) {
            case "Plugin.Activate" -> "{\"Implements\":[\"VolumeDriver\"]}";
            case "VolumeDriver.Capabilities" -> "{\"Capabilities\":{\"Scope\":\"" + scope + "\"}}";
            case "VolumeDriver.Create" -> create(volume, body.path("Opts"));
            case "VolumeDriver.List" -> list();
            case "VolumeDriver.Get" ->
                JSON.createObjectNode().set("Volume", kept(volume).describe()).toString();
            case "VolumeDriver.Mount" -> mount(volume, body.path("ID").asText());
            case "VolumeDriver.Path" -> "{\"Mountpoint\":\"" + kept(volume).folder + "\"}";
            case "VolumeDriver.Unmount" -> unmount(volume, body.path("ID").asText());
            case "VolumeDriver.Remove" -> remove(volume);
            default -> throw new IllegalArgumentException("no such call: " + request.line());
          });
    } catch (IllegalArgumentException e) {
      return error(500, e.getMessage());
    }
  }

  /** An answer in the protocol's type. */
  static Reply answer(String body) {
    return Reply.answer(200, Map.of("Content-Type", JSON_TYPE), body);
  }

  /** An error as the protocol has it; the status says nothing. */
  static Reply error(int status, String words) {
    String body = JSON.createObjectNode().put("Err", words).toString();
    return Reply.answer(status, Map.of("Content-Type", JSON_TYPE), body);
  }

  private String create(String volume, JsonNode opts) {
    Map<String, String> sent = new TreeMap<>();
    opts.properties().forEach(option -> sent.put(option.getKey(), option.getValue().asText()));
    Map<String, String> made = options.apply(sent);
    if (volume.isEmpty()) {
      throw new IllegalArgumentException("a volume without a name");
    }
    try {
      Files.createDirectories(folder(volume));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    volumes.putIfAbsent(volume, new Kept(volume, folder(volume), sent, made));
    return "{}";
  }

  private Kept kept(String volume) {
    if (!volumes.containsKey(volume)) {
      throw new IllegalArgumentException("volume " + volume + " not found");
    }
    return volumes.get(volume);
  }

  private String list() {
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode all = answer.putArray("Volumes");
    volumes.values().forEach(kept -> all.add(kept.describe()));
    return answer.toString();
  }

  private String mount(String volume, String id) {
    kept(volume).mounts.put(id, id);
    return "{\"Mountpoint\":\"" + kept(volume).folder + "\"}";
  }

  private String unmount(String volume, String id) {
    kept(volume).mounts.remove(id);
    return "{}";
  }

  private String remove(String volume) {
    if (!kept(volume).mounts.isEmpty()) {
      throw new IllegalArgumentException("volume " + volume + " is mounted");
    }
    volumes.remove(volume);
    return "{}";
  }

  /** The engine repeats a call without its body when a connection broke. */
  private static JsonNode parsed(SeenRequest request) {
    try {
      return request.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(request.body());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A volume of the plugin. */
  private static final class Kept {

    private final String name;
    private final Path folder;
    private final Map<String, String> options;
    private final Map<String, String> status;
    private final Map<String, String> mounts = new TreeMap<>();

    Kept(String name, Path folder, Map<String, String> options, Map<String, String> status) {
      this.name = name;
      this.folder = folder;
      this.options = Map.copyOf(options);
      this.status = status;
    }

    JsonNode describe() {
      ObjectNode volume = JSON.createObjectNode().put("Name", name);
      volume.put("Mountpoint", mounts.isEmpty() ? "" : folder.toString());
      volume.put("CreatedAt", "2026-01-02T03:04:05Z");
      volume.set("Status", JSON.valueToTree(status));
      return volume;
    }
  }
}
