package dev.stowage.testkit.route;

import static java.util.Locale.ROOT;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The filters of a listing or a prune, read from the query. */
final class Filters {

  private final Map<String, Set<String>> values;
  private final boolean old;

  private Filters(Map<String, Set<String>> values, boolean old) {
    this.values = values;
    this.old = old;
  }

  /**
   * Reads filters and refuses keys that the engine does not know there.
   *
   * @param subject what the engine calls the listing in its error, such as {@code volume}
   */
  static Filters of(Request request, World world, String subject, List<String> known) {
    boolean old = world.has(Quirk.OLD_WORDING);
    try {
      Filters filters = new Filters(parse(request.query("filters"), old), old);
      filters.requireKnown(known);
      return filters;
    } catch (IllegalArgumentException e) {
      throw EngineFailure.badRequest("error reading " + subject + " filters: " + e.getMessage());
    }
  }

  /** Reads filters where the engine takes any key, and puts nothing before its error. */
  static Filters plain(Request request, World world) {
    boolean old = world.has(Quirk.OLD_WORDING);
    try {
      return new Filters(parse(request.query("filters"), old), old);
    } catch (IllegalArgumentException e) {
      // Before 23.0 this counted as the engine's own fault.
      throw EngineFailure.of(old ? 500 : 400, String.valueOf(e.getMessage()));
    }
  }

  /** Refuses keys that the engine does not know. */
  void requireKnown(List<String> known) {
    for (String key : values.keySet()) {
      if (!known.contains(key)) {
        throw invalid(key);
      }
    }
  }

  private static Map<String, Set<String>> parse(String text, boolean old) {
    Map<String, Set<String>> values = new TreeMap<>();
    if (text.isEmpty()) {
      return values;
    }
    try {
      JsonNode node = Json.MAPPER.readTree(text);
      if (!node.isObject() && !node.isNull()) {
        throw new IllegalArgumentException(
            old
                ? "json: cannot unmarshal "
                    + (node.isArray() ? "array" : node.getNodeType().name().toLowerCase(ROOT))
                    + " into Go value of type map[string]map[string]bool"
                : "invalid filter");
      }
      node.properties().forEach(field -> values.put(field.getKey(), texts(field.getValue())));
      return values;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(old ? oldSyntaxError(text) : "invalid filter");
    }
  }

  private static String oldSyntaxError(String text) {
    return "{[\"tfn-0123456789".indexOf(text.charAt(0)) < 0
        ? "invalid character '" + text.charAt(0) + "' looking for beginning of value"
        : "unexpected end of JSON input";
  }

  private static Set<String> texts(JsonNode node) {
    Set<String> texts = new TreeSet<>();
    if (node.isArray()) {
      node.forEach(value -> texts.add(value.asText()));
    } else {
      // An older way to write the same: a set as an object of trues.
      node.fieldNames().forEachRemaining(texts::add);
    }
    return texts;
  }

  private EngineFailure invalid(String what) {
    return EngineFailure.badRequest((old ? "Invalid" : "invalid") + " filter '" + what + "'");
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  Set<String> values(String key) {
    return values.getOrDefault(key, Set.of());
  }

  /** Tells whether all values of a key hold for the labels that are present. */
  boolean matchesAllLabels(String key, Map<String, String> present) {
    return values(key).stream().allMatch(value -> matchesLabel(value, present));
  }

  private static boolean matchesLabel(String value, Map<String, String> labels) {
    int equals = value.indexOf('=');
    if (equals < 0) {
      return labels.containsKey(value);
    }
    return value.substring(equals + 1).equals(labels.get(value.substring(0, equals)));
  }

  /** Returns the only boolean of a key; empty if the key is not there. */
  Optional<Boolean> bool(String key) {
    if (!has(key)) {
      return Optional.empty();
    }
    boolean yes = values(key).contains("1") || values(key).contains("true");
    boolean no = values(key).contains("0") || values(key).contains("false");
    if (yes == no) {
      throw invalid(key + "=[" + String.join(" ", values(key)) + "]");
    }
    return Optional.of(yes);
  }
}
