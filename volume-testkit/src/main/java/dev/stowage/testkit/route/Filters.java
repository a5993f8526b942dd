package dev.stowage.testkit.route;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.Wording;
import dev.stowage.testkit.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The filters of a listing or a prune, read from the query. */
final class Filters {

  private final Map<String, Set<String>> values;
  private final Wording wording;
  private final boolean lenient;

  private Filters(Map<String, Set<String>> values, World world) {
    this.values = values;
    this.wording = world.wording();
    this.lenient = world.has(Quirk.LENIENT_DANGLING);
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
      if (!failure.text().startsWith(prefix)) {
        throw failure;
      }
      boolean system = world.has(Quirk.OLD_STATUSES) && request.call().method().equals("GET");
      throw EngineFailure.of(system ? 500 : 400, failure.text().substring(prefix.length()));
    }
  }

  private static Filters read(Request request, World world, String subject) {
    return new Filters(parse(request, world.wording(), subject), world);
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
    String complaint = complaint(text);
    if (complaint != null) {
      throw wording.unreadableFilters(subject, request.call().target().toString(), complaint);
    }
    read(text).properties().forEach(field -> values.put(field.getKey(), texts(field.getValue())));
    return values;
  }

  private static JsonNode read(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns what is wrong: the engine reads objects of booleans first, then objects of lists. */
  private static @Nullable String complaint(String text) {
    String syntax = JsonSyntax.complaint(text.getBytes(UTF_8));
    if (syntax != null) {
      return syntax;
    }
    JsonNode node = read(text);
    String older = complaintOfFlags(node);
    return older == null || isOfLists(node) ? null : "json: cannot unmarshal " + older;
  }

  private static @Nullable String complaintOfFlags(JsonNode node) {
    if (node.isNull()) {
      return null;
    }
    if (!node.isObject()) {
      return JsonBody.kind(node) + " into Go value of type map[string]map[string]bool";
    }
    for (JsonNode value : node) {
      if (!value.isObject() && !value.isNull()) {
        return JsonBody.kind(value) + " into Go value of type map[string]bool";
      }
      for (JsonNode flag : value) {
        if (!flag.isBoolean() && !flag.isNull()) {
          return JsonBody.kind(flag) + " into Go value of type bool";
        }
      }
    }
    return null;
  }

  private static boolean isOfLists(JsonNode node) {
    return node.isObject()
        && node.properties().stream()
            .map(Map.Entry::getValue)
            .allMatch(value -> value.isNull() || (value.isArray() && isOfTexts(value)));
  }

  private static boolean isOfTexts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .allMatch(entry -> entry.isTextual() || entry.isNull());
  }

  private static Set<String> texts(JsonNode node) {
    Set<String> texts = new TreeSet<>();
    if (node.isArray()) {
      node.forEach(value -> texts.add(value.asText("")));
    } else {
      // An older way to write the same: a set as an object of trues.
      node.fieldNames().forEachRemaining(texts::add);
    }
    return texts;
  }

  /** Tells whether one of the values of a key holds, or nothing is asked by that key. */
  boolean matchesAny(String key, Predicate<String> holds) {
    return values(key).isEmpty() || values(key).stream().anyMatch(holds);
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
    String wanted = labels.get(value.substring(0, equals));
    return wanted != null
        && value.endsWith(wanted)
        && wanted.length() == value.length() - equals - 1;
  }

  /** Returns the only boolean of a key; empty if the key is not there. */
  Optional<Boolean> bool(String key) {
    if (!has(key)) {
      return Optional.empty();
    }
    Set<String> set = values(key);
    boolean yes = set.contains("1") || set.contains("true");
    boolean no = set.contains("0") || set.contains("false");
    if (lenient && (yes || set.isEmpty())) {
      return Optional.of(true);
    }
    if (yes == no) {
      throw wording.badFilter(key, set);
    }
    return Optional.of(yes);
  }
}
