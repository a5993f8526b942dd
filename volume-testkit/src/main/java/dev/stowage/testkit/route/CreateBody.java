package dev.stowage.testkit.route;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stowage.testkit.container.ContainerRequest;
import dev.stowage.testkit.container.Settings;
import dev.stowage.testkit.engine.NotInFakeException;
import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code POST /containers/create}. */
final class CreateBody {

  private static final List<String> NETWORKS = List.of("", "default", "bridge", "none", "host");

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
    if (JsonBody.isSpace(bytes, 0)) {
      throw old
          ? EngineFailure.system("EOF")
          : EngineFailure.badRequest("invalid JSON: got EOF while reading request body");
    }
    JsonNode node = JsonBody.firstValue(bytes, world, this::unreadable);
    if (!node.isObject() && !node.isNull()) {
      throw unreadable(
          "json: cannot unmarshal "
              + JsonBody.kind(node)
              + " into Go value of type "
              + (newest() ? "container.CreateRequest" : "runconfig.ContainerConfigWrapper"));
    }
    return node;
  }

  private boolean newest() {
    return world.profile().api().newest().minor() >= 48;
  }

  private EngineFailure unreadable(String reason) {
    return old ? EngineFailure.system(reason) : EngineFailure.badRequest("invalid JSON: " + reason);
  }

  /** The engine's name of the place depends on how its Go types are nested. */
  private EngineFailure wrongType(String found, String pathAndType) {
    int space = pathAndType.indexOf(' ');
    if (world.has(Quirk.SECOND_JSON_WORDING)) {
      return unreadable(
          "json: cannot unmarshal " + found + " into " + secondPlace(pathAndType, space));
    }
    // The first JSON package does not count the entries of a list.
    String path = pathAndType.substring(1, space).replaceAll("\\.\\d+", "");
    String type = pathAndType.substring(space);
    String[] parts = path.split("\\.", -1);
    String struct = newest() ? "CreateRequest" : "ContainerConfigWrapper";
    if (parts.length == 1) {
      struct = old || path.equals("HostConfig") ? struct : struct + ".Config";
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
        "json: cannot unmarshal " + found + " into Go struct field " + struct + "." + path + type);
  }

  /** Lists that take one text as well are read by themselves, and know no place. */
  private static String secondPlace(String pathAndType, int space) {
    String path = pathAndType.substring(0, space);
    if (ContainerFields.isCommand(path)) {
      return "Go value" + pathAndType.substring(space);
    }
    boolean isEntry = path.matches(".*\\.\\d+");
    return (isEntry ? "" : "Go struct field ") + pathAndType;
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
