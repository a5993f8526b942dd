package dev.stowage.testkit.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stowage.testkit.recording.Exchange.Answered;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** Puts values for the placeholders of an answer. Not thread-safe. */
final class AnswerMaker {

  private final Bindings bindings;

  AnswerMaker(Bindings bindings) {
    this.bindings = bindings;
  }

  PlayedAnswer make(Answered answered) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    answered.headers().forEach((name, value) -> headers.put(name, header(name, value)));
    return new PlayedAnswer(answered.status(), headers, bytes(answered.body()));
  }

  private String header(String name, String value) {
    Place place = Place.of("header").in(name);
    if (!name.equalsIgnoreCase(Exchange.STAT)) {
      return bindings.played(place, value);
    }
    String json =
        JsonText.read(value)
            .map(it -> JsonText.line(node(place, it)))
            .orElseGet(() -> bindings.played(place, value));
    return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] bytes(Body body) {
    if (body instanceof Body.Bytes bytes) {
      if (bytes.kept() == null) {
        throw new AssertionError(
            "the answer's body, "
                + bytes
                + ", was not kept when it was recorded; record it with"
                + " ScenarioRecorderBuilder.keepingBodies, or read less of it");
      }
      return Base64.getDecoder().decode(bytes.kept());
    }
    StringBuilder text = new StringBuilder();
    if (body instanceof Body.Json json) {
      json.values()
          .forEach(it -> text.append(JsonText.line(node(Place.of("body"), it))).append('\n'));
    } else if (body instanceof Body.Text plain) {
      text.append(bindings.played(Place.of("text"), plain.text()));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private JsonNode node(Place place, JsonNode template) {
    if (template.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, JsonNode> field : template.properties()) {
        String name = bindings.played(Place.of("name"), field.getKey());
        object.set(name, node(place.in(field.getKey()), field.getValue()));
      }
      return object;
    }
    if (template.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      template.forEach(entry -> array.add(node(place, entry)));
      return array;
    }
    return template.isTextual() ? bindings.playedNode(place, template.textValue()) : template;
  }
}
