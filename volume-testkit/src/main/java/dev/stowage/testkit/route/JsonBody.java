package dev.stowage.testkit.route;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A JSON object in a request, read as the engine reads it: names in any case, strict types. */
final class JsonBody {

  private final JsonNode node;
  private final String struct;
  private final String path;
  private final World world;

  private JsonBody(JsonNode node, String struct, String path, World world) {
    this.node = node;
    this.struct = struct;
    this.path = path;
    this.world = world;
  }

  /**
   * Reads the body of a call.
   *
   * @param struct what the engine calls the object in its errors
   */
  static JsonBody of(Call call, World world, String struct) {
    requireJson(call, world);
    byte[] bytes = call.readBody();
    if (bytes.length == 0 && !world.has(Quirk.REFUSES_EMPTY_BODY)) {
      return new JsonBody(MissingNode.getInstance(), struct, "", world);
    }
    return new JsonBody(parse(bytes, struct, world), struct, "", world);
  }

  /** Refuses a body that is not announced as JSON, if the engine does. */
  static void requireJson(Call call, World world) {
    if (world.profile().dialect() == Dialect.DOCKER) {
      MediaType.requireJson(call, world.has(Quirk.OLD_WORDING));
    }
  }

  private static JsonNode parse(byte[] bytes, String struct, World world) {
    Wording wording = world.wording();
    JsonNode node = firstValue(bytes, world, wording::unreadableBody);
    if (!node.isObject() && !node.isNull()) {
      throw wording.unreadableBody(
          "json: cannot unmarshal " + kind(node) + " into Go value of type volume." + struct);
    }
    return node;
  }

  /**
   * Reads the first value of a body.
   *
   * @param unreadable what the engine says of a body that is no JSON, given the reason
   */
  static JsonNode firstValue(
      byte[] bytes, World world, Function<String, EngineFailure> unreadable) {
    int end = endOfValue(bytes, world, unreadable);
    if (!world.has(Quirk.IGNORES_TRAILING_JSON) && !isSpace(bytes, end)) {
      throw EngineFailure.badRequest("unexpected content after JSON");
    }
    try {
      return Json.MAPPER.readTree(bytes, 0, end);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int endOfValue(
      byte[] bytes, World world, Function<String, EngineFailure> unreadable) {
    try {
      return JsonSyntax.endOfValue(bytes, world.has(Quirk.SECOND_JSON_WORDING));
    } catch (JsonSyntax.Broken broken) {
      String words = broken.isTooShort() ? "unexpected EOF" : broken.words();
      throw unreadable.apply(isSpace(bytes, 0) ? world.wording().noBody() : words);
    }
  }

  static boolean isSpace(byte[] bytes, int from) {
    return new String(bytes, from, bytes.length - from, UTF_8).isBlank();
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
    return wellFormed(value.textValue());
  }

  /** Puts a replacement character where half of a surrogate pair is missing, as Go does. */
  private static String wellFormed(String text) {
    StringBuilder result = new StringBuilder();
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xfffd : c)
        .forEach(result::appendCodePoint);
    return result.toString();
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
                throw wrongKind(entry.getValue(), pathIn(name, entry.getKey()), "string");
              }
              texts.put(entry.getKey(), entry.getValue().asText(""));
            });
    return texts;
  }

  /** Returns what an entry of a map is called in an error. */
  private String pathIn(String name, String key) {
    return world.has(Quirk.SECOND_JSON_WORDING) ? name + "." + pointer(key) : name;
  }

  /** Returns a key as JSON pointers spell it. */
  static String pointer(String key) {
    return key.replace("~", "~0").replace("/", "~1");
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
    return inner(value, name, type);
  }

  /** Go's first JSON package names the innermost struct in an error, its second the outermost. */
  private JsonBody inner(JsonNode value, String name, String type) {
    String called =
        world.has(Quirk.SECOND_JSON_WORDING) ? struct : type.substring(type.indexOf('.') + 1);
    return new JsonBody(value, called, path + name + ".", world);
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
      objects.add(inner(entry, name, type));
    }
    return objects;
  }

  /** Returns the object as Jackson has it; empty if there is none. */
  ObjectNode node() {
    return node instanceof ObjectNode object ? object : Json.MAPPER.createObjectNode();
  }

  private EngineFailure wrongKind(JsonNode value, String name, String type) {
    return world
        .wording()
        .unreadableBody(
            "json: cannot unmarshal "
                + kind(value)
                + " into Go struct field "
                + struct
                + "."
                + path
                + name
                + " of type "
                + type);
  }

  /** Returns what Go calls a value. */
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
