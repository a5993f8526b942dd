package dev.stowage.testkit.recording;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.Optional;

/** Looks into JSON that was sent, and writes it. */
final class JsonText {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Reads numbers as they stand. */
  static final ObjectReader READER =
      MAPPER.readerFor(JsonNode.class).with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

  private JsonText() {}

  static Optional<Object> find(String text, String pointer) {
    JsonPointer place = JsonPointer.compile(pointer);
    try {
      JsonNode found = MAPPER.readTree(text).at(place);
      return Optional.ofNullable(MAPPER.treeToValue(found, Object.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Reads an object or a list; empty if a text is neither. */
  static Optional<JsonNode> read(String text) {
    if (!text.startsWith("{") && !text.startsWith("[")) {
      return Optional.empty();
    }
    try {
      return Optional.of(READER.<JsonNode>readValue(text));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Writes a value in one line. */
  static String line(JsonNode value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes a value, a field and an entry a line. */
  static String lines(JsonNode value) {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(INDENTER);
    printer.indentObjectsWith(INDENTER);
    try {
      return MAPPER.writer(printer).writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
