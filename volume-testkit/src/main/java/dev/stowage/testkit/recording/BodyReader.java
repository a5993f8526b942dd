package dev.stowage.testkit.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what bytes are, going by their media type. */
final class BodyReader {

  private static final ObjectReader READER = JsonText.READER;

  /** What a container with a terminal prints. */
  private static final String RAW_STREAM = "application/vnd.docker.raw-stream";

  private BodyReader() {}

  /**
   * Reads bytes that passed by.
   *
   * @param type their media type; empty if it was not said
   * @param keptBytes up to how many bytes are kept of what is neither JSON nor text
   */
  static Body read(TakenBytes bytes, String type, int keptBytes) {
    if (bytes.size() == 0) {
      return Body.NONE;
    }
    Optional<byte[]> all = bytes.all();
    if (all.isPresent()) {
      Body readable = readable(all.get(), type.toLowerCase(Locale.ROOT));
      if (readable != null) {
        return readable;
      }
    }
    String kept =
        all.filter(it -> it.length <= keptBytes)
            .map(Base64.getEncoder()::encodeToString)
            .orElse(null);
    return new Body.Bytes(plain(type), bytes.size(), bytes.digest(), kept);
  }

  /** Reads bytes of an answer or a request that are there as a whole. */
  static Body read(byte[] bytes, String type) {
    TakenBytes taken = new TakenBytes(type, bytes.length);
    taken.add(bytes, 0, bytes.length);
    return read(taken, type, 0);
  }

  private static String plain(String type) {
    String name = type.replaceFirst(";.*", "").strip();
    return name.isEmpty() ? "application/octet-stream" : name;
  }

  private static @Nullable Body readable(byte[] bytes, String type) {
    boolean json = type.startsWith("application/json") || type.contains("ndjson");
    boolean plain = type.startsWith("text/") || type.equals(RAW_STREAM);
    String text = json || plain || type.isEmpty() ? text(bytes) : null;
    if (text == null) {
      return null;
    }
    Body parsed = plain ? null : json(text);
    return parsed == null ? new Body.Text(text) : parsed;
  }

  private static Body.@Nullable Json json(String text) {
    try (MappingIterator<JsonNode> values = READER.readValues(text)) {
      List<JsonNode> all = values.readAll();
      return all.isEmpty() ? null : new Body.Json(all);
    } catch (JsonProcessingException e) {
      return null;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns a text; null if the bytes are none. */
  private static @Nullable String text(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      boolean printable =
          text.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\r' || c == '\t');
      return printable ? text : null;
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
