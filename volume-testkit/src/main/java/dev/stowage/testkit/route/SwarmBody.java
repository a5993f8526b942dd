package dev.stowage.testkit.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.stowage.testkit.container.Settings;
import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.util.List;

/** A JSON object that Swarm is sent. */
final class SwarmBody {

  private final World world;
  private final String struct;
  private final JsonNode node;

  private SwarmBody(World world, String struct, JsonNode node) {
    this.world = world;
    this.struct = struct;
    this.node = node;
  }

  /**
   * Reads the body of a call.
   *
   * @param struct what the engine calls the object in its errors
   */
  static SwarmBody of(Call call, World world, String struct) {
    JsonBody.requireJson(call, world);
    byte[] bytes = call.readBody();
    if (bytes.length == 0 && !world.has(Quirk.REFUSES_EMPTY_BODY)) {
      return new SwarmBody(world, struct, MissingNode.getInstance());
    }
    JsonNode node = JsonBody.firstValue(bytes, world, world.wording()::unreadableBody);
    if (!node.isObject() && !node.isNull()) {
      throw world
          .wording()
          .unreadableBody(
              "json: cannot unmarshal "
                  + JsonBody.kind(node)
                  + " into Go value of type swarm."
                  + struct);
    }
    return new SwarmBody(world, struct, node);
  }

  /** Reads all fields that Swarm knows. */
  Settings settings(List<Field> fields) {
    return read(node, fields);
  }

  private Settings read(JsonNode object, List<Field> fields) {
    return new Settings(new FieldReader(world, this::wrongType).read(object, fields, ""));
  }

  private EngineFailure wrongType(String found, String pathAndType) {
    return world
        .wording()
        .unreadableBody(
            "json: cannot unmarshal "
                + found
                + " into Go struct field "
                + struct
                + pathAndType.replaceAll("\\.\\d+", ""));
  }

  /** Returns a part, whatever it is; missing if it is not there. */
  JsonNode part(String name) {
    return FieldReader.find(node, name);
  }

  /** Reads the fields of a part. */
  Settings part(String name, List<Field> fields) {
    JsonNode part = part(name);
    if (!part.isObject() && !part.isMissingNode() && !part.isNull()) {
      throw wrongType(JsonBody.kind(part), "." + name + " of type swarm." + name);
    }
    return read(part, fields);
  }
}
