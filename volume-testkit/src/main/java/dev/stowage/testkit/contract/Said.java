package dev.stowage.testkit.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;

/** What an engine answered to one call, which is told along with whatever is wrong with it. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Said(String call, int status, Map<String, String> headers, byte[] body) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Demands a status. */
  Said expect(int wanted) {
    if (status != wanted) {
      throw wrong("should have status " + wanted);
    }
    return this;
  }

  /** Demands a refusal whose words contain others, in any case. */
  Said refused(int wanted, String... words) {
    expect(wanted);
    String message = text("message").toLowerCase(Locale.ROOT);
    for (String word : words) {
      if (!message.contains(word.toLowerCase(Locale.ROOT))) {
        throw wrong("should say: " + word);
      }
    }
    return this;
  }

  JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw wrong("is no JSON");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Returns a field of the answer as text; empty if it is missing. */
  String text(String field) {
    return json().path(field).asText("");
  }

  /** Returns a field of each object in a list, or each text in it. */
  List<String> each(JsonNode list, String field) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(entry -> entry.isTextual() ? entry.asText() : entry.path(field).asText())
        .toList();
  }

  AssertionError wrong(String why) {
    return new AssertionError(this + "\n" + why);
  }

  @Override
  public String toString() {
    String type = headers.getOrDefault("Content-Type", "");
    return call
        + "\nwas answered "
        + status
        + " "
        + (type.contains("tar") ? "(a tar)" : new String(body, StandardCharsets.UTF_8).strip());
  }
}
