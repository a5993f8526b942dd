package dev.stowage.docker.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dockerjava.core.DockerClientConfig;
import java.io.UncheckedIOException;

/** What docker-java's own mapper makes of a model: the JSON an engine gets, without nulls. */
public final class SentJson {

  private static final ObjectMapper DOCKER_JAVA = DockerClientConfig.getDefaultObjectMapper();
  private static final ObjectMapper STRICT =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonParser.Feature.ALLOW_SINGLE_QUOTES);

  private SentJson() {}

  /** Serializes a model as docker-java does. */
  public static JsonNode of(Object model) {
    try {
      return withoutNulls(parse(DOCKER_JAVA.writeValueAsString(model)));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads JSON, in which no key may stand twice; single quotes are fine. */
  public static JsonNode parse(String text) {
    try {
      return STRICT.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The engine reads null as absent. */
  public static JsonNode withoutNulls(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.properties().removeIf(field -> field.getValue().isNull());
      object.properties().forEach(field -> withoutNulls(field.getValue()));
    } else if (node instanceof ArrayNode array) {
      array.forEach(SentJson::withoutNulls);
    }
    return node;
  }
}
