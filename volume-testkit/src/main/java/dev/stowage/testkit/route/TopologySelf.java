package dev.stowage.testkit.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stowage.testkit.engine.EngineProfile;
import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.engine.Topology;
import dev.stowage.testkit.world.World;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What an engine says of itself because of where it runs, as data. */
final class TopologySelf {

  private final EngineProfile profile;
  private final JsonNode self;

  TopologySelf(World world) {
    this.profile = world.profile();
    this.self = read(world.topology());
  }

  /** Where an engine runs as usual there is nothing to say. */
  private static JsonNode read(Topology topology) {
    try (InputStream in =
        TopologySelf.class.getResourceAsStream("topology-" + topology + ".json")) {
      return in == null ? Json.MAPPER.createObjectNode() : Json.MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Changes what {@code /info} says. */
  void info(ObjectNode json) {
    self.path("info").properties().forEach(field -> json.set(field.getKey(), field.getValue()));
    if (self.path("info").has("CgroupVersion")) {
      asWithCgroup2(json);
    }
    if (self.has("containerd") && json.path("Containerd") instanceof ObjectNode containerd) {
      containerd.set("Address", self.path("containerd"));
    }
    for (JsonNode status : json.path("DriverStatus")) {
      JsonNode other = self.path("driverStatus").path(status.path(0).asText());
      if (other.isTextual()) {
        ((ArrayNode) status).set(1, other);
      }
    }
    if (json.path("SecurityOptions") instanceof ArrayNode options) {
      self.path("securityOptions").forEach(options::add);
    }
    if (profile.has(Quirk.OLD_WORDING) && json.path("Labels") instanceof ArrayNode labels) {
      labels.removeAll(); // Desktop's address is in them since 2024.
    }
  }

  /** Control groups of version 2 do not limit the kernel's memory. */
  private void asWithCgroup2(ObjectNode json) {
    if (profile.has(Quirk.OLD_WORDING)) {
      json.put("KernelMemory", false);
      json.put("KernelMemoryTCP", false);
    } else {
      json.remove("KernelMemoryTCP"); // What is false is left out since 23.0.
    }
  }

  /** Changes what {@code /version} says. */
  void version(ObjectNode json) {
    JsonNode platform = self.path("platforms").path(profile.name());
    JsonNode kernel = self.path("info").path("KernelVersion");
    if (platform.isTextual()) {
      json.putObject("Platform").set("Name", platform);
    }
    if (kernel.isTextual()) {
      json.set("KernelVersion", kernel);
      ((ObjectNode) json.path("Components").path(0).path("Details")).set("KernelVersion", kernel);
    }
  }
}
