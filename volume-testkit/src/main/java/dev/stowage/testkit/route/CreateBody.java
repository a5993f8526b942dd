package dev.stowage.testkit.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.stowage.testkit.container.ContainerRequest;
import dev.stowage.testkit.container.Settings;
import dev.stowage.testkit.engine.NotInFakeException;
import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code POST /containers/create}. */
final class CreateBody {

  private static final List<String> NETWORKS = List.of("", "default", "bridge", "none", "host");

  private static final ObjectReader ONLY_FIRST =
      Json.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final World world;
  private final boolean old;

  CreateBody(World world) {
    this.world = world;
    this.old = world.has(Quirk.OLD_STATUSES);
  }

  ContainerRequest read(Request request) {
    JsonNode body = parse(request.call());
    FieldReader reader = new FieldReader(world, this::wrongType);
    Map<String, @Nullable Object> config = reader.read(body, ContainerFields.CONFIG, "");
    if (config.isEmpty() && !namesAny(body)) {
      throw EngineFailure.badRequest(
          (old ? "Config" : "config") + " cannot be empty in order to create a container");
    }
    JsonNode host = FieldReader.find(body, "HostConfig");
    if (!host.isObject() && !host.isNull() && !host.isMissingNode()) {
      throw wrongType(JsonBody.kind(host), ".HostConfig of type container.HostConfig");
    }
    Settings hostConfig = new Settings(reader.read(host, ContainerFields.HOST, ".HostConfig"));
    refuseNetworks(body, hostConfig);
    ContainerDefaults defaults = new ContainerDefaults(world, request);
    return new ContainerRequest(
        request.query("name"),
        defaults.ofConfig(new Settings(config)),
        defaults.ofHost(MountVersions.adapt(hostConfig, request, world)));
  }

  private JsonNode parse(Call call) {
    JsonBody.requireJson(call, world);
    byte[] bytes = call.readBody();
    if (new String(bytes, StandardCharsets.UTF_8).isBlank()) {
      throw old
          ? EngineFailure.system("EOF")
          : EngineFailure.badRequest("invalid JSON: got EOF while reading request body");
    }
    try {
      JsonNode node = ONLY_FIRST.readTree(bytes);
      if (!node.isObject() && !node.isNull()) {
        throw unreadable(
            "json: cannot unmarshal "
                + JsonBody.kind(node)
                + " into Go value of type "
                + (newest() ? "container.CreateRequest" : "runconfig.ContainerConfigWrapper"));
      }
      requireNoMore(bytes);
      return node;
    } catch (JsonProcessingException e) {
      throw unreadable("unexpected EOF");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void requireNoMore(byte[] bytes) throws IOException {
    if (!old) {
      try {
        Json.MAPPER.readTree(bytes);
      } catch (JsonProcessingException e) {
        throw EngineFailure.badRequest("unexpected content after JSON");
      }
    }
  }

  private boolean newest() {
    return world.profile().api().newest().minor() >= 48;
  }

  private EngineFailure unreadable(String reason) {
    return old ? EngineFailure.system(reason) : EngineFailure.badRequest("invalid JSON: " + reason);
  }

  /** The engine's name of the place depends on how its Go types are nested. */
  private EngineFailure wrongType(String found, String pathAndType) {
    String path = pathAndType.substring(1);
    int space = path.indexOf(' ');
    String[] parts = path.substring(0, space).split("\\.", -1);
    String struct = newest() ? "CreateRequest" : "ContainerConfigWrapper";
    if (parts.length == 1) {
      struct = old ? struct : struct + ".Config";
    } else {
      String parent = parts[parts.length - 2];
      struct =
          switch (parent) {
            case "Mounts" -> "Mount";
            case "DriverConfig" -> "Driver";
            default -> parent;
          };
    }
    return unreadable(
        "json: cannot unmarshal " + found + " into Go struct field " + struct + "." + path);
  }

  private static boolean namesAny(JsonNode body) {
    return ContainerFields.CONFIG.stream()
        .anyMatch(field -> !FieldReader.find(body, field.name()).isMissingNode());
  }

  private static void refuseNetworks(JsonNode body, Settings host) {
    JsonNode networks = FieldReader.find(body, "NetworkingConfig");
    if (!Kind.isZero(networks)) {
      throw new NotInFakeException(
          "the fake engine has no networks; NetworkingConfig was sent as " + networks);
    }
    if (!NETWORKS.contains(host.text("NetworkMode"))) {
      throw new NotInFakeException(
          "the fake engine has no networks; HostConfig.NetworkMode was sent as "
              + host.text("NetworkMode"));
    }
  }
}
