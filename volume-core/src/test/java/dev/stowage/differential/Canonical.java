package dev.stowage.differential;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.github.dockerjava.transport.DockerHttpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of an answer what may differ between two engines that do the same: ids, times, the data
 * root, the order of what has none, what belongs to others. Everything else is left to compare.
 */
final class Canonical {

  /** Headers that say something of the answer; the others are of the connection. */
  private static final List<String> HEADERS =
      List.of("Content-Type", "Api-Version", "Ostype", "Docker-Experimental", "Location");

  /** Fields that hold a time, wherever they are. */
  private static final Set<String> TIMES =
      Set.of("CreatedAt", "Created", "StartedAt", "FinishedAt");

  /**
   * Fields that say something of the machine that an engine runs on (its storage driver, its kind
   * of control groups, its processes), or of networks, which the engine in memory has none of.
   */
  private static final Set<String> NOISE =
      Set.of("GraphDriver", "Pid", "CgroupnsMode", "OomKillDisable", "NetworkSettings");

  /** Lists of objects of all who use the engine. */
  private static final Set<String> SHARED_LISTS = Set.of("Volumes");

  /** Lists that an engine gives in the order of a hash table. */
  private static final Set<String> UNORDERED = Set.of("Volumes", "VolumesDeleted", "Mounts", "");

  /** Layers have ids of their own, which nothing else shows. */
  private static final Pattern LAYER = Pattern.compile("(<root>/overlay2/)[0-9a-f]{64}(?:-init)?");

  private static final String STAT = "X-Docker-Container-Path-Stat";

  /** How long ago something was, and names that an engine makes up. */
  private static final Pattern VARYING =
      Pattern.compile(
          "(?:Less than a second|About a minute|\\d+ (?:second|minute)s?)|^/[a-z]+_[a-z]+\\d*$");

  private static final String NO_TIME = "0001-01-01T00:00:00Z";

  /** The users of a volume in a refusal, and the values of a filter. */
  private static final Pattern UNORDERED_TEXT = Pattern.compile("(?<=\\[)[^\\[\\]]*(?=])");

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Names names;
  private final String dataRoot;

  Canonical(Names names, String dataRoot) {
    this.names = names;
    this.dataRoot = dataRoot;
  }

  Answer answer(DockerHttpClient.Response response) {
    byte[] bytes = bytes(response);
    String type = String.valueOf(response.getHeader("Content-Type"));
    return new Answer(
        response.getStatusCode(),
        headers(response.getHeaders()),
        type.equals("application/x-tar") ? TarText.of(bytes) : body(new String(bytes, UTF_8)));
  }

  static byte[] bytes(DockerHttpClient.Response response) {
    try {
      return response.getBody().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> headers(Map<String, List<String>> headers) {
    Map<String, String> kept = new TreeMap<>();
    headers.entrySet().stream()
        .filter(it -> it.getKey().equalsIgnoreCase(STAT))
        .forEach(it -> kept.put(STAT, body(decoded(it.getValue().get(0)))));
    headers.forEach(
        (name, values) ->
            HEADERS.stream()
                .filter(name::equalsIgnoreCase)
                .forEach(it -> kept.put(it, hidden(String.join(", ", values)))));
    return kept;
  }

  private static String decoded(String base64) {
    return new String(Base64.getDecoder().decode(base64), UTF_8);
  }

  private String body(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      if (node.isContainerNode()) {
        return JSON.writeValueAsString(value("", node));
      }
    } catch (JsonProcessingException e) {
      // Not every answer is JSON; those that are not are compared as text.
    }
    return hidden(text);
  }

  private JsonNode value(String field, JsonNode node) {
    if (NOISE.contains(field)) {
      return TextNode.valueOf("<noise>");
    }
    if (node.isObject()) {
      return object((ObjectNode) node);
    }
    if (node.isArray()) {
      return list(field, (ArrayNode) node);
    }
    if (field.equals("mtime")) {
      return TextNode.valueOf(TarText.time(OffsetDateTime.parse(node.asText()).toInstant()));
    }
    if (TIMES.contains(field) && !node.asText().equals(NO_TIME)) {
      return TextNode.valueOf("<time>");
    }
    return node.isTextual() ? TextNode.valueOf(hidden(node.textValue())) : node;
  }

  private ObjectNode object(ObjectNode node) {
    ObjectNode sorted = JsonNodeFactory.instance.objectNode();
    Set<String> fields = new TreeSet<>();
    node.fieldNames().forEachRemaining(fields::add);
    fields.forEach(field -> sorted.set(hidden(field), value(field, node.get(field))));
    return sorted;
  }

  private ArrayNode list(String field, ArrayNode node) {
    List<JsonNode> entries = new ArrayList<>();
    node.forEach(entries::add);
    if (SHARED_LISTS.contains(field) || field.isEmpty()) {
      entries.removeIf(entry -> !names.isOurs(entry.toString()));
    }
    if (UNORDERED.contains(field)) {
      // By what is known already, so that ids that are new come up in the same order everywhere.
      entries.sort(Comparator.comparing(entry -> names.hiddenIfKnown(timeless(entry))));
    }
    ArrayNode result = JsonNodeFactory.instance.arrayNode();
    entries.forEach(entry -> result.add(value(field, entry)));
    return result;
  }

  private static String timeless(JsonNode entry) {
    if (entry instanceof ObjectNode object) {
      return object.deepCopy().without(TIMES).toString();
    }
    return entry.toString();
  }

  private String hidden(String text) {
    String ordered =
        UNORDERED_TEXT
            .matcher(text)
            .replaceAll(found -> Matcher.quoteReplacement(ordered(found.group())));
    return VARYING
        .matcher(
            names.hidden(
                LAYER.matcher(ordered.replace(dataRoot + "/", "<root>/")).replaceAll("$1<layer>")))
        .replaceAll("<varying>");
  }

  private String ordered(String words) {
    String comma = words.contains(", ") ? ", " : " ";
    List<String> sorted = new ArrayList<>(List.of(words.split(comma, -1)));
    sorted.sort(Comparator.comparing(names::hiddenIfKnown));
    return String.join(comma, sorted);
  }
}
