package dev.stowage.testkit.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.Wording;
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
  private final Wording wording;

  private Filters(Map<String, Set<String>> values, Wording wording) {
    this.values = values;
    this.wording = wording;
  }

  /**
   * Reads filters and refuses keys that the engine does not know there.
   *
   * @param subject what the engine calls the listing in its error, such as {@code volume}
   */
  static Filters of(Request request, World world, String subject, List<String> known) {
    Filters filters = read(request, world, subject);
    filters
        .firstBut(known)
        .ifPresent(
            key -> {
              throw world.wording().badFilter(key, List.of());
            });
    return filters;
  }

  /** Reads the filters of a prune; see {@link #of}. */
  static Filters ofPrune(Request request, World world, String subject, List<String> known) {
    Filters filters = read(request, world, subject);
    filters
        .firstBut(known)
        .ifPresent(
            key -> {
              throw world.wording().badPruneFilter(key, filters.values(key));
            });
    return filters;
  }

  /** Reads filters where the engine takes any key. */
  static Filters ofAnything(Request request, World world) {
    return read(request, world, "");
  }

  /** Reads the filters of containers, where what cannot be read is answered in fewer words. */
  static Filters ofContainers(Request request, World world, List<String> known) {
    try {
      return of(request, world, "container", known);
    } catch (EngineFailure failure) {
      String prefix = "error reading container filters: ";
      throw failure.text().startsWith(prefix)
          ? EngineFailure.of(failure.status(), failure.text().substring(prefix.length()))
          : failure;
    }
  }

  private static Filters read(Request request, World world, String subject) {
    return new Filters(parse(request, world.wording(), subject), world.wording());
  }

  private Optional<String> firstBut(List<String> known) {
    return values.keySet().stream().filter(key -> !known.contains(key)).findFirst();
  }

  private static Map<String, Set<String>> parse(Request request, Wording wording, String subject) {
    String text = request.query("filters");
    Map<String, Set<String>> values = new TreeMap<>();
    if (text.isEmpty()) {
      return values;
    }
    try {
      JsonNode node = Json.MAPPER.readTree(text);
      if (!node.isObject() && !node.isNull()) {
        throw wording.unreadableFilters(subject, request.call().target().toString(), text);
      }
      node.properties().forEach(field -> values.put(field.getKey(), texts(field.getValue())));
      return values;
    } catch (JsonProcessingException e) {
      throw wording.unreadableFilters(subject, request.call().target().toString(), text);
    }
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
      throw wording.badFilter(key, values(key));
    }
    return Optional.of(yes);
  }
}
