package dev.stowage.testkit.recording;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** Looks into JSON that was sent. */
final class JsonText {

  private static final ObjectMapper MAPPER = new ObjectMapper();

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
}
