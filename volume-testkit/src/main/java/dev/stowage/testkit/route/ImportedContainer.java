package dev.stowage.testkit.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stowage.testkit.daemon.Daemon;
import dev.stowage.testkit.engine.NotInFakeException;
import dev.stowage.testkit.files.Attributes;
import dev.stowage.testkit.files.Directory;
import dev.stowage.testkit.image.ImageConfig;
import dev.stowage.testkit.image.ImageName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A container as another engine showed it. */
final class ImportedContainer {

  /** What each engine has of its own, or makes of something else that is compared. */
  private static final Set<String> OF_THE_ENGINE =
      Set.of(
          "AppArmorProfile",
          "Created",
          "Driver",
          "GraphDriver",
          "HostnamePath",
          "HostsPath",
          "Image",
          "ImageManifestDescriptor",
          "LogPath",
          "MountLabel",
          "Mounts",
          "NetworkSettings",
          "Platform",
          "ProcessLabel",
          "ResolvConfPath",
          "SizeRootFs",
          "SizeRw",
          "State.FinishedAt",
          "State.Pid",
          "State.StartedAt",
          "Storage");

  private static final List<String> OF_A_MOUNT =
      List.of("Type", "Name", "Destination", "Driver", "RW");

  private final JsonNode shown;
  private final String id;
  private final Daemon daemon;
  private final Imports imports;

  ImportedContainer(JsonNode shown, Daemon daemon, Imports imports) {
    this.shown = shown;
    this.id = Imports.text(shown, "Id");
    this.daemon = daemon;
    this.imports = imports;
  }

  void make() {
    if (!id.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("no id of a container: " + id);
    }
    String name = Imports.text(shown, "Name").replaceFirst("^/", "");
    requireImage(shown.path("Config").path("Image").asText(""));
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    shown.path("Config").properties().forEach(it -> body.set(it.getKey(), it.getValue()));
    body.set("HostConfig", shown.path("HostConfig"));
    daemon
        .world()
        .ids()
        .with(
            ids(),
            () -> imports.say("POST", "/containers/create?name=" + Imports.escaped(name), body));
    bringAbout(shown.path("State"));
    JsonNode here = imports.say("GET", "/containers/" + id + "/json", null);
    Unheld unheld = Unheld.of(shown, here, OF_THE_ENGINE);
    compareMounts(here, unheld);
    compareNetworks(here, unheld);
    unheld.requireNone("container " + name);
  }

  private void requireImage(String name) {
    if (name.isEmpty() || daemon.images().find(name).isPresent()) {
      return;
    }
    ImageName parsed = ImageName.parse(name, daemon.world());
    if (!parsed.digest().isEmpty() || name.matches("[0-9a-f]{12,64}")) {
      throw new NotInFakeException(
          "the fake engine cannot make an image with the id "
              + name
              + "; FakeDocker.addImage adds"
              + " one, and its id is another");
    }
    Directory nothing = new Directory(Attributes.ofRoot(0_755, daemon.world().clock().instant()));
    daemon.images().tag(daemon.images().add(nothing, ImageConfig.empty(), ""), parsed);
  }

  /** Returns the ids in the order in which the engine will ask for them. */
  private List<String> ids() {
    List<String> ids = new ArrayList<>(List.of(id));
    Set<String> taken = new HashSet<>();
    for (JsonNode mount : shown.path("HostConfig").path("Mounts")) {
      String target = mount.path("Target").asText("");
      taken.add(target);
      boolean unnamed = mount.path("Source").asText("").isEmpty();
      if (unnamed && mount.path("Type").asText("").equals("volume")) {
        ids.add(volumeAt(target));
      }
    }
    for (JsonNode bind : shown.path("HostConfig").path("Binds")) {
      String[] parts = bind.asText("").split(":", -1);
      taken.add(parts[Math.min(1, parts.length - 1)]);
    }
    shown
        .path("Config")
        .path("Volumes")
        .properties()
        .forEach(
            it -> {
              if (!taken.contains(it.getKey())) {
                ids.add(volumeAt(it.getKey()));
              }
            });
    ids.removeIf(String::isEmpty);
    return ids;
  }

  private String volumeAt(String destination) {
    for (JsonNode mount : shown.path("Mounts")) {
      if (mount.path("Destination").asText("").equals(destination)) {
        return mount.path("Name").asText("");
      }
    }
    return "";
  }

  private void bringAbout(JsonNode state) {
    String status = state.path("Status").asText("created");
    switch (status) {
      case "created" -> {}
      case "running" -> imports.say("POST", "/containers/" + id + "/start", null);
      case "paused" -> {
        imports.say("POST", "/containers/" + id + "/start", null);
        imports.say("POST", "/containers/" + id + "/pause", null);
      }
      case "exited" ->
          daemon
              .containers()
              .life()
              .ranBefore(daemon.containers().get(id), state.path("ExitCode").asInt());
      default ->
          throw new NotInFakeException(
              "the fake engine has no container in the state " + status + ", as " + id + " is");
    }
  }

  /** Engines list mounts in any order. */
  private void compareMounts(JsonNode here, Unheld unheld) {
    for (JsonNode mount : shown.path("Mounts")) {
      String destination = mount.path("Destination").asText("");
      JsonNode same = JsonNodeFactory.instance.missingNode();
      for (JsonNode other : here.path("Mounts")) {
        same = other.path("Destination").asText("").equals(destination) ? other : same;
      }
      List<String> fields = new ArrayList<>(OF_A_MOUNT);
      if (mount.path("Type").asText("").equals("bind")) {
        fields.add("Source");
      }
      for (String field : fields) {
        if (!mount.path(field).asText("").equals(same.path(field).asText(""))) {
          unheld.add("Mounts at " + destination + " " + field, mount.path(field));
        }
      }
    }
  }

  private void compareNetworks(JsonNode inspected, Unheld unheld) {
    JsonNode networks = inspected.path("NetworkSettings").path("Networks");
    for (Map.Entry<String, JsonNode> network :
        shown.path("NetworkSettings").path("Networks").properties()) {
      // Old engines know the default network by another name.
      boolean usual = List.of("default", "bridge").contains(network.getKey());
      boolean here = usual && (networks.has("default") || networks.has("bridge"));
      if (!here && !networks.has(network.getKey())) {
        unheld.add("NetworkSettings.Networks." + network.getKey(), network.getValue());
      }
    }
  }
}
