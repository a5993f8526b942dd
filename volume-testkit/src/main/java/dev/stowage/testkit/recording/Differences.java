package dev.stowage.testkit.recording;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stowage.testkit.recording.Exchange.Asked;
import dev.stowage.testkit.recording.Exchange.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Compares a call that was sent with one of a scenario. Not thread-safe. */
final class Differences {

  private final Bindings bindings;
  private final List<String> found = new ArrayList<>();

  private Differences(Bindings bindings) {
    this.bindings = bindings;
  }

  /** Lists what differs; what the call tells of placeholders is remembered in the bindings. */
  static List<String> between(Asked expected, Asked sent, Bindings bindings) {
    Differences differences = new Differences(bindings);
    differences.compare("method", expected.method(), sent.method());
    differences.compare("path", expected.path(), sent.path());
    differences.queries(expected.query(), sent.query());
    differences.bodies(expected.body(), sent.body());
    return List.copyOf(differences.found);
  }

  private void compare(String where, String expected, String sent) {
    if (!bindings.matches(Place.of(where), expected, sent)) {
      tell(where, expected, sent);
    }
  }

  private void tell(String where, Object expected, Object sent) {
    found.add(where + ": expected " + expected + " but was " + sent);
  }

  private void queries(List<Parameter> expected, List<Parameter> sent) {
    List<Parameter> others = new ArrayList<>(sent);
    for (Parameter parameter : expected) {
      Optional<Parameter> same =
          others.stream().filter(it -> it.name().equals(parameter.name())).findFirst();
      if (same.isEmpty()) {
        found.add(
            "query " + parameter.name() + ": expected " + parameter.value() + " but was not sent");
      } else {
        others.remove(same.get());
        nested("query " + parameter.name(), parameter.value(), same.get().value());
      }
    }
    others.forEach(it -> found.add("query " + it.name() + ": not expected, but was " + it.value()));
  }

  /** The fields of JSON are sent in any order. */
  private void nested(String where, String expected, String sent) {
    Optional<JsonNode> template = JsonText.read(expected);
    Optional<JsonNode> value = JsonText.read(sent);
    if (template.isPresent() && value.isPresent()) {
      compare(where, template.get(), value.get());
    } else {
      compare(where, expected, sent);
    }
  }

  private void bodies(Body expected, Body sent) {
    if (expected instanceof Body.Bytes bytes && bytes.isAny()) {
      return;
    }
    if (expected instanceof Body.Json json && sent instanceof Body.Json other) {
      if (json.values().size() != other.values().size()) {
        tell("body", json.values().size() + " values", other.values().size());
        return;
      }
      for (int i = 0; i < json.values().size(); i++) {
        compare("body", json.values().get(i), other.values().get(i));
      }
    } else if (expected instanceof Body.Text text && sent instanceof Body.Text other) {
      compare("body", text.text(), other.text());
    } else if (!describe(expected).equals(describe(sent))) {
      tell("body", describe(expected), describe(sent));
    }
  }

  private static String describe(Body body) {
    if (body instanceof Body.Json json) {
      return "JSON " + json.values();
    }
    return body instanceof Body.None ? "nothing" : body.toString();
  }

  private void compare(String where, JsonNode expected, JsonNode sent) {
    if (expected.asText("").equals("<any>")) {
      return;
    }
    if (expected.isObject() && sent.isObject()) {
      objects(where, expected, sent);
    } else if (expected.isArray() && sent.isArray() && expected.size() == sent.size()) {
      for (int i = 0; i < expected.size(); i++) {
        compare(where + "/" + i, expected.get(i), sent.get(i));
      }
    } else if (expected.isTextual() && sent.isValueNode()) {
      if (!isSame(where, expected, sent)) {
        tell(where, expected, sent);
      }
    } else if (!expected.equals(sent)) {
      tell(where, expected, sent);
    }
  }

  private boolean isSame(String where, JsonNode expected, JsonNode sent) {
    boolean comparable = sent.isTextual() || Placeholder.isNumber(expected.textValue());
    return comparable
        && bindings.matches(Place.of(listOf(where)), expected.textValue(), sent.asText());
  }

  /** An entry has no name of its own. */
  private static String listOf(String where) {
    return where.replaceFirst("/\\d+$", "");
  }

  private void objects(String where, JsonNode expected, JsonNode sent) {
    TreeSet<String> others = new TreeSet<>();
    sent.fieldNames().forEachRemaining(others::add);
    for (Map.Entry<String, JsonNode> field : expected.properties()) {
      String place = where + "/" + field.getKey();
      Optional<String> name =
          others.stream()
              .filter(it -> bindings.matches(Place.of("name"), field.getKey(), it))
              .findFirst();
      if (name.isPresent()) {
        others.remove(name.get());
        compare(place, field.getValue(), sent.get(name.get()));
      } else {
        found.add(place + ": expected " + field.getValue() + " but was not sent");
      }
    }
    others.forEach(it -> found.add(where + "/" + it + ": not expected, but was " + sent.get(it)));
  }
}
