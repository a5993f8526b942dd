package dev.stowage.testkit.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.stowage.testkit.recording.Exchange.Answered;
import dev.stowage.testkit.recording.Exchange.Asked;
import dev.stowage.testkit.recording.Exchange.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Goes through all texts of a call and its answer, and may change them; sorts what has names. */
abstract class Passage {

  /** Returns what stands in place of a text. */
  abstract String text(Place place, String value);

  /** Returns what stands in place of a number. */
  JsonNode number(Place place, JsonNode value) {
    return value;
  }

  final Exchange through(Exchange exchange) {
    Place root = Place.of(new RecordedCall("", exchange.asked().path(), "", "").route());
    return new Exchange(asked(exchange.asked(), root), answered(exchange.answered(), root));
  }

  final Asked asked(Asked asked) {
    return asked(asked, Place.of(new RecordedCall("", asked.path(), "", "").route()));
  }

  private Asked asked(Asked asked, Place root) {
    String path = text(Place.of("path"), asked.path());
    List<Parameter> query = new ArrayList<>();
    for (Parameter parameter : asked.query()) {
      Place place = Place.of("query").in(parameter.name());
      query.add(new Parameter(parameter.name(), nested(place, parameter.value())));
    }
    return new Asked(asked.method(), path, query, body(asked.body(), root));
  }

  /** A text may be JSON itself, as filters are. */
  private String nested(Place place, String value) {
    return JsonText.read(value)
        .map(json -> JsonText.line(json(place, json)))
        .orElseGet(() -> text(place, value));
  }

  private Answered answered(Answered answered, Place root) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    answered
        .headers()
        .forEach((name, value) -> headers.put(name, nested(Place.of("header").in(name), value)));
    String failure = text(Place.of("failure"), answered.failure());
    return new Answered(answered.status(), failure, headers, body(answered.body(), root));
  }

  private Body body(Body body, Place root) {
    if (body instanceof Body.Json json) {
      return new Body.Json(json.values().stream().map(value -> json(root, value)).toList());
    }
    return body instanceof Body.Text text
        ? new Body.Text(text(Place.of("text"), text.text()))
        : body;
  }

  private JsonNode json(Place place, JsonNode value) {
    if (value instanceof ObjectNode object) {
      return object(place, object);
    }
    if (value instanceof ArrayNode array) {
      ArrayNode changed = JsonNodeFactory.instance.arrayNode();
      array.forEach(
          entry -> changed.add(entry.isTextual() ? pair(place, entry) : json(place, entry)));
      return changed;
    }
    if (value.isTextual()) {
      return TextNode.valueOf(text(place, value.textValue()));
    }
    return value.isNumber() ? number(place, value) : value;
  }

  /** Lists hold variables and labels with their names in front. */
  private JsonNode pair(Place place, JsonNode entry) {
    String whole = entry.textValue();
    int equals = whole.indexOf('=');
    if (equals < 1 || !whole.substring(0, equals).matches("[\\w.-]+")) {
      return TextNode.valueOf(text(place, whole));
    }
    String key = whole.substring(0, equals);
    return TextNode.valueOf(key + "=" + text(place.inPair(key), whole.substring(equals + 1)));
  }

  private ObjectNode object(Place place, ObjectNode object) {
    Map<String, JsonNode> sorted = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      Place inner = place.in(field.getKey());
      boolean options = field.getKey().equals("DriverOpts") || field.getKey().equals("Options");
      Place known = options ? inner.ofDriver(driver(object)) : inner;
      // A name may quote a secret too: old filters have their values for names.
      String key = pair(place, TextNode.valueOf(field.getKey())).textValue();
      sorted.put(key, json(known, field.getValue()));
    }
    ObjectNode changed = JsonNodeFactory.instance.objectNode();
    sorted.forEach(changed::set);
    return changed;
  }

  private static String driver(ObjectNode object) {
    String named = object.path("Driver").asText("");
    // Where a mount says how its volume is to be made, the driver is a Name.
    return named.isEmpty() && !object.has("Mountpoint") && !object.has("DriverOpts")
        ? object.path("Name").asText("")
        : named;
  }
}
