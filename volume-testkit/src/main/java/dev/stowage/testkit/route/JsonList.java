package dev.stowage.testkit.route;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A JSON list in a request, read as the engine reads it. */
final class JsonList {

  private final World world;
  private final String type;
  private final Function<String, EngineFailure> unreadable;

  /**
   * Says how to read.
   *
   * @param type what the engine calls the list in its errors
   * @param unreadable what it says of a body that is none, given the reason
   */
  JsonList(World world, String type, Function<String, EngineFailure> unreadable) {
    this.world = world;
    this.type = type;
    this.unreadable = unreadable;
  }

  /** Reads the entries; the engine takes nothing at all for an empty list, if it is not old. */
  List<JsonNode> read(Call call) {
    byte[] bytes = call.readBody();
    boolean isNothing = bytes.length == 0 && call.header("Content-Type").isEmpty();
    if (!isNothing) {
      JsonBody.requireJson(call, world);
    }
    if (bytes.length == 0 && !world.has(Quirk.REFUSES_EMPTY_BODY)) {
      return List.of();
    }
    JsonNode list = JsonBody.firstValue(bytes, world, unreadable);
    if (!list.isArray() && !list.isNull()) {
      throw wrongKind(list, type);
    }
    List<JsonNode> entries = new ArrayList<>();
    list.forEach(entries::add);
    return entries;
  }

  /** Reads a list of texts. */
  List<String> texts(Call call) {
    List<String> texts = new ArrayList<>();
    for (JsonNode entry : read(call)) {
      if (!entry.isTextual()) {
        throw wrongKind(entry, "string");
      }
      texts.add(entry.textValue());
    }
    return texts;
  }

  EngineFailure wrongKind(JsonNode node, String wanted) {
    return unreadable.apply(
        "json: cannot unmarshal " + JsonBody.kind(node) + " into Go value of type " + wanted);
  }
}
