package dev.stowage.testkit.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.stowage.testkit.engine.NotInFakeException;
import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Reads an object by a table of its fields: types checked, unknown fields dropped. */
final class FieldReader {

  /** What the engine calls the types of some fields in its errors. */
  private static final Map<String, String> GO_TYPES =
      Map.of(
          "StopTimeout", "int",
          "MaximumRetryCount", "int",
          "RestartPolicy", "container.RestartPolicy",
          "LogConfig", "container.LogConfig",
          "BindOptions", "mount.BindOptions",
          "VolumeOptions", "mount.VolumeOptions",
          "ImageOptions", "mount.ImageOptions",
          "TmpfsOptions", "mount.TmpfsOptions",
          "DriverConfig", "mount.Driver");

  private final World world;
  private final BiFunction<String, String, EngineFailure> wrongType;

  /**
   * Makes a reader.
   *
   * @param wrongType the engine's failure, of what is there instead and of the field's path
   */
  FieldReader(World world, BiFunction<String, String, EngineFailure> wrongType) {
    this.world = world;
    this.wrongType = wrongType;
  }

  /** Returns what was sent, by the engine's names; fields that were left out are left out. */
  Map<String, @Nullable Object> read(JsonNode object, List<Field> fields, String path) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (Field field : fields) {
      if (field.isKnownTo(world.profile().api().newest().minor())) {
        JsonNode node = find(object, field.name());
        if (!node.isMissingNode() && !node.isNull()) {
          values.put(field.name(), value(node, field, path + "." + field.name()));
        }
      }
    }
    return values;
  }

  /** Returns the value of a field, whatever the case of its name; the last one counts. */
  static JsonNode find(JsonNode object, String name) {
    JsonNode found = MissingNode.getInstance();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (field.getKey().equalsIgnoreCase(name)) {
        found = field.getValue();
      }
    }
    return found;
  }

  private @Nullable Object value(JsonNode node, Field field, String path) {
    if (!field.kind().takes(node)) {
      boolean unfit = node.isNumber() && field.kind().isNumber();
      throw wrongType.apply(
          JsonBody.kind(node) + (unfit ? " " + node : ""),
          path + " of type " + goType(field, path));
    }
    if (field.use() == Field.Use.REFUSED && !Kind.isZero(node)) {
      throw new NotInFakeException(
          "the fake engine does not do " + path.substring(1) + ", which was sent as " + node);
    }
    return switch (field.kind()) {
      case LIST -> texts(node, path);
      case COMMAND -> command(node, path);
      case TEXTS -> named(node, path);
      case NAMES -> names(node, path);
      case NESTED -> read(node, field.fields(), path);
      case NESTED_LIST -> objects(node, field, path);
      default -> Json.MAPPER.convertValue(node, Object.class);
    };
  }

  private static String goType(Field field, String path) {
    return field.name().equals("Type") && path.contains(".Mounts.")
        ? "mount.Type"
        : GO_TYPES.getOrDefault(field.name(), field.kind().goName());
  }

  private List<String> texts(JsonNode list, String path) {
    List<String> texts = new ArrayList<>();
    for (JsonNode entry : list) {
      texts.add(text(entry, path + "." + texts.size()));
    }
    return texts;
  }

  private List<String> command(JsonNode node, String path) {
    if (node.isTextual()) {
      return List.of(node.textValue());
    }
    List<String> words = new ArrayList<>();
    for (JsonNode word : node) {
      if (!word.isTextual()) {
        throw wrong(node, path, "string");
      }
      words.add(word.textValue());
    }
    return words;
  }

  private Map<String, String> named(JsonNode object, String path) {
    Map<String, String> texts = new LinkedHashMap<>();
    object
        .properties()
        .forEach(
            entry ->
                texts.put(entry.getKey(), text(entry.getValue(), pathIn(path, entry.getKey()))));
    return texts;
  }

  private String pathIn(String path, String key) {
    return world.has(Quirk.SECOND_JSON_WORDING) ? path + "." + JsonBody.pointer(key) : path;
  }

  private String text(JsonNode node, String path) {
    if (!node.isTextual() && !node.isNull()) {
      throw wrong(node, path, "string");
    }
    return node.isNull() ? "" : node.textValue();
  }

  private Map<String, Map<String, String>> names(JsonNode object, String path) {
    Map<String, Map<String, String>> names = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      if (!entry.getValue().isObject() && !entry.getValue().isNull()) {
        throw wrong(entry.getValue(), pathIn(path, entry.getKey()), "struct {}");
      }
      names.put(entry.getKey(), Map.of());
    }
    return names;
  }

  private List<Map<String, @Nullable Object>> objects(JsonNode list, Field field, String path) {
    List<Map<String, @Nullable Object>> objects = new ArrayList<>();
    for (JsonNode entry : list) {
      String place = path + "." + objects.size();
      if (!entry.isObject() && !entry.isNull()) {
        throw wrong(entry, place, "mount.Mount");
      }
      objects.add(read(entry, field.fields(), place));
    }
    return objects;
  }

  private EngineFailure wrong(JsonNode node, String path, String type) {
    return wrongType.apply(JsonBody.kind(node), path + " of type " + type);
  }
}
