package dev.stowage.testkit.route;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stowage.testkit.engine.Dialect;
import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.Wording;
import dev.stowage.testkit.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A JSON object in a request, read as the engine reads it: names in any case, strict types. */
final class JsonBody {

  private final JsonNode node;
  private final String struct;
  private final Wording wording;

  private JsonBody(JsonNode node, String struct, Wording wording) {
    this.node = node;
    this.struct = struct;
    this.wording = wording;
  }

  /**
   * Reads the body of a call.
   *
   * @param struct what the engine calls the object in its errors
   */
  static JsonBody of(Call call, World world, String struct) {
    Wording wording = world.wording();
    requireJson(call, world);
    byte[] bytes = call.readBody();
    if (new String(bytes, UTF_8).isBlank()) {
      if (world.profile().dialect() == Dialect.PODMAN) {
        throw wording.unreadableBody("EOF");
      }
      if (world.has(Quirk.REFUSES_EMPTY_BODY)) {
        throw EngineFailure.badRequest("got EOF while reading request body");
      }
      return new JsonBody(MissingNode.getInstance(), struct, wording);
    }
    return new JsonBody(parse(bytes, struct, wording), struct, wording);
  }

  /** Refuses a body that is not announced as JSON, if the engine does. */
  static void requireJson(Call call, World world) {
    if (!call.mediaType().equals("application/json")
        && world.profile().dialect() == Dialect.DOCKER) {
      throw EngineFailure.badRequest(wrongType(call, world.has(Quirk.OLD_WORDING)));
    }
  }

  private static JsonNode parse(byte[] bytes, String struct, Wording wording) {
    try {
      JsonNode node = Json.MAPPER.readTree(bytes);
      if (!node.isObject() && !node.isNull()) {
        throw wording.unreadableBody(
            "json: cannot unmarshal " + kind(node) + " into Go value of type volume." + struct);
      }
      return node;
    } catch (JsonProcessingException e) {
      throw wording.unreadableBody("unexpected EOF");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String wrongType(Call call, boolean old) {
    String type = call.mediaType();
    return old
        ? "Content-Type specified (" + type + ") must be 'application/json'"
        : "unsupported Content-Type header (" + type + "): must be 'application/json'";
  }

  /** Returns the value of a field, whatever the case of its name; the last one counts. */
  private JsonNode field(String name) {
    JsonNode found = MissingNode.getInstance();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (field.getKey().equalsIgnoreCase(name)) {
        found = field.getValue();
      }
    }
    return found;
  }

  boolean has(String name) {
    JsonNode value = field(name);
    return !value.isMissingNode() && !value.isNull();
  }

  String text(String name) {
    JsonNode value = field(name);
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (!value.isTextual()) {
      throw wrongKind(value, name, "string");
    }
    return value.textValue();
  }

  boolean flag(String name) {
    JsonNode value = field(name);
    if (value.isMissingNode() || value.isNull()) {
      return false;
    }
    if (!value.isBoolean()) {
      throw wrongKind(value, name, "bool");
    }
    return value.booleanValue();
  }

  long number(String name) {
    JsonNode value = field(name);
    if (value.isMissingNode() || value.isNull()) {
      return 0;
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw wrongKind(value, name, "int64");
    }
    return value.longValue();
  }

  /** Returns texts by name, or null if there is no such field: the engine tells the two apart. */
  @Nullable Map<String, String> texts(String name) {
    JsonNode value = field(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isObject()) {
      throw wrongKind(value, name, "map[string]string");
    }
    Map<String, String> texts = new TreeMap<>();
    value
        .properties()
        .forEach(
            entry -> {
              if (!entry.getValue().isTextual() && !entry.getValue().isNull()) {
                throw wrongKind(entry.getValue(), name, "string");
              }
              texts.put(entry.getKey(), entry.getValue().asText(""));
            });
    return texts;
  }

  /** Returns a list of texts; empty if there is no such field. */
  List<String> list(String name) {
    JsonNode value = field(name);
    if (value.isMissingNode() || value.isNull()) {
      return List.of();
    }
    if (!value.isArray()) {
      throw wrongKind(value, name, "[]string");
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode entry : value) {
      if (!entry.isTextual()) {
        throw wrongKind(entry, name, "string");
      }
      texts.add(entry.textValue());
    }
    return texts;
  }

  /** Returns an object in this one; an empty one if there is no such field. */
  JsonBody object(String name, String type) {
    JsonNode value = field(name);
    if (!value.isMissingNode() && !value.isNull() && !value.isObject()) {
      throw wrongKind(value, name, type);
    }
    return new JsonBody(value, type, wording);
  }

  /** Returns the objects of a list; none if there is no such field. */
  List<JsonBody> objects(String name, String type) {
    JsonNode value = field(name);
    if (value.isMissingNode() || value.isNull()) {
      return List.of();
    }
    if (!value.isArray()) {
      throw wrongKind(value, name, "[]" + type);
    }
    List<JsonBody> objects = new ArrayList<>();
    for (JsonNode entry : value) {
      objects.add(new JsonBody(entry, type, wording));
    }
    return objects;
  }

  /** Returns the object as Jackson has it; empty if there is none. */
  ObjectNode node() {
    return node instanceof ObjectNode object ? object : Json.MAPPER.createObjectNode();
  }

  private EngineFailure wrongKind(JsonNode value, String name, String type) {
    return wording.unreadableBody(
        "json: cannot unmarshal "
            + kind(value)
            + " into Go struct field "
            + struct
            + "."
            + name
            + " of type "
            + type);
  }

  static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "array";
      case BOOLEAN -> "bool";
      case NUMBER -> "number";
      case STRING -> "string";
      default -> "object";
    };
  }
}
