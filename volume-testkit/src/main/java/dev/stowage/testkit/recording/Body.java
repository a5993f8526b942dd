package dev.stowage.testkit.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was sent in a request, or in an answer. */
sealed interface Body {

  /** Nothing. */
  Body NONE = new None();

  /** Nothing. */
  record None() implements Body {}

  /**
   * JSON.
   *
   * @param values one value, or those of a stream
   */
  record Json(List<JsonNode> values) implements Body {

    public Json {
      values = List.copyOf(values);
    }
  }

  /**
   * Text that is no JSON.
   *
   * @param text the text, to its last line break
   */
  record Text(String text) implements Body {}

  /**
   * Anything else, such as an archive.
   *
   * @param type its media type
   * @param size in bytes, or -1 if any bytes are meant
   * @param digest SHA-256 in hexadecimal digits, see {@link Digest}
   * @param kept the bytes in base 64; null if they were not kept
   */
  record Bytes(String type, long size, String digest, @Nullable String kept) implements Body {

    static final Bytes ANY = new Bytes("", -1, "", null);

    boolean isAny() {
      return size < 0;
    }

    @Override
    public String toString() {
      return isAny() ? "any" : size + " bytes " + type + " sha256:" + digest;
    }
  }
}
