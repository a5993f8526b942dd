package dev.stowage.docker.wire;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.docker.engine.CallGuard;
import dev.stowage.volume.driver.Redaction;
import dev.stowage.volume.failure.EngineProtocolException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Sends requests within the deadline, and reads JSON. */
final class EngineHttp {

  private final DockerHttpClient transport;
  private final ObjectMapper json;
  private final CallGuard guard;
  private final String host;

  EngineHttp(DockerHttpClient transport, ObjectMapper json, CallGuard guard, String host) {
    this.transport = transport;
    this.json = json;
    this.guard = guard;
    this.host = host;
  }

  /** Sends a request; any status is an answer. */
  Answer send(EngineRequest request, String attempt) {
    try {
      return guard.run(new TransportCall(transport, request, attempt));
    } catch (RuntimeException e) {
      throw TransportFailures.translate(e, request, attempt, host);
    }
  }

  /** Sends a request that moves data one way or the other, at whatever pace that takes. */
  Answer move(EngineRequest request, String attempt, AnswerReader reader, Passage passage) {
    try {
      return guard.run(new TransportCall(transport, request, attempt, reader, passage));
    } catch (Passage.SinkFailure e) {
      throw e;
    } catch (RuntimeException e) {
      throw TransportFailures.translate(e, request, attempt, host);
    }
  }

  /** Reads a line of an answer that comes in many; missing if it is no JSON. */
  JsonNode line(String line) {
    try {
      return json.readTree(line);
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  ObjectNode newObject() {
    return json.createObjectNode();
  }

  String text(JsonNode body) {
    try {
      return json.writeValueAsString(body);
    } catch (JacksonException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a successful answer, which must be a JSON object or array. */
  JsonNode read(Answer answer, String attempt) {
    JsonNode node;
    try {
      node = json.readTree(answer.body());
    } catch (IOException e) {
      throw notJson(answer, attempt, e);
    }
    if (node == null || !node.isContainerNode()) {
      throw notJson(answer, attempt, null);
    }
    return node;
  }

  /** Passes only an answer without a body, which is what the engine says when there is no more. */
  void requireNoBody(Answer answer, String attempt) {
    if (!answer.body().isBlank()) {
      throw notJson(answer, attempt, null);
    }
  }

  /** Takes the engine's own words out of an answer that is not a success. */
  ErrorText error(Answer answer, String attempt) {
    try {
      JsonNode node = json.readTree(answer.body());
      if (node != null && node.path("message").isTextual()) {
        return new ErrorText(node.path("message").textValue().strip());
      }
    } catch (IOException e) {
      throw notJson(answer, attempt, e);
    }
    throw notJson(answer, attempt, null);
  }

  private EngineProtocolException notJson(
      Answer answer, String attempt, @Nullable IOException cause) {
    return protocol(
        attempt,
        "status " + answer.status() + " with " + words(answer.body()),
        withoutQuotes(cause));
  }

  /** What begins like JSON may tell of options, and a secret that is cut in two is not found. */
  private static String words(String body) {
    String start = Redaction.text(body).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    if (start.isEmpty()) {
      return "an empty body";
    }
    return start.startsWith("{") || start.startsWith("[")
        ? "JSON that is cut off, or not what was asked for"
        : "a body that begins '" + start.substring(0, Math.min(60, start.length())).strip() + "'";
  }

  /** A parser quotes what it cannot read. */
  private static @Nullable IOException withoutQuotes(@Nullable IOException cause) {
    if (cause instanceof JsonProcessingException parser && parser.getLocation() != null) {
      return new IOException(
          "no JSON at line "
              + parser.getLocation().getLineNr()
              + ", column "
              + parser.getLocation().getColumnNr());
    }
    return cause;
  }

  EngineProtocolException protocol(String attempt, String reason, @Nullable IOException cause) {
    return new EngineProtocolException(attempt, host, Redaction.text(reason), cause);
  }
}
