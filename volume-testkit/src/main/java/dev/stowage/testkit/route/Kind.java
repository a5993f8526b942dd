package dev.stowage.testkit.route;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The type of a field in a create request: what it takes, and what it is if nothing was sent. */
enum Kind {
  TEXT("string"),
  /** A text that may be missing, which is not the same as empty. */
  MAYBE_TEXT("string"),
  FLAG("bool"),
  NUMBER("int64"),
  /** Permission bits. */
  MODE("fs.FileMode"),
  SIZES("[2]uint"),
  /** A list of texts. */
  LIST("[]string"),
  /** A list of texts, or one text, which is cut nowhere. */
  COMMAND("string"),
  /** Texts by name. */
  TEXTS("map[string]string"),
  /** Names alone, written as an object of empty objects. */
  NAMES("map[string]struct {}"),
  MAYBE_FLAG("bool"),
  MAYBE_NUMBER("int64"),
  /** Lists of words, each a list. */
  WORDS("[][]string"),
  /** Objects, one or several, whose fields are not looked at. */
  ANY("object"),
  /** An object with fields of its own. */
  NESTED("object"),
  /** A list of objects with fields of their own. */
  NESTED_LIST("[]mount.Mount");

  private final String goName;

  Kind(String goName) {
    this.goName = goName;
  }

  /** Returns what the engine calls the type in its errors. */
  String goName() {
    return goName;
  }

  boolean isNumber() {
    return this == NUMBER || this == MAYBE_NUMBER || this == MODE;
  }

  @Nullable Object zero() {
    return switch (this) {
      case TEXT -> "";
      case FLAG -> false;
      case NUMBER, MODE -> 0;
      case SIZES -> List.of(0, 0);
      default -> null;
    };
  }

  boolean takes(JsonNode node) {
    return switch (this) {
      case TEXT, MAYBE_TEXT -> node.isTextual();
      case FLAG, MAYBE_FLAG -> node.isBoolean();
      case NUMBER, MAYBE_NUMBER -> node.isIntegralNumber() && node.canConvertToLong();
      case MODE -> node.isIntegralNumber() && node.longValue() >= 0 && node.longValue() < 1L << 32;
      case SIZES, LIST, NESTED_LIST -> node.isArray();
      case COMMAND -> node.isArray() || node.isTextual();
      case TEXTS, NAMES, NESTED -> node.isObject();
      case WORDS -> isWords(node);
      case ANY -> node.isContainerNode();
    };
  }

  private static boolean isWords(JsonNode node) {
    for (JsonNode words : node) {
      for (JsonNode word : words) {
        if (!word.isTextual()) {
          return false;
        }
      }
      if (!words.isArray()) {
        return false;
      }
    }
    return node.isArray();
  }

  /** Tells whether a value is what it would be if nothing had been sent. */
  static boolean isZero(JsonNode node) {
    if (node.isContainerNode()) {
      for (JsonNode inner : node) {
        if (!isZero(inner)) {
          return false;
        }
      }
      return true;
    }
    return node.isNull()
        || node.isMissingNode()
        || (node.isTextual() && node.textValue().isEmpty())
        || (node.isBoolean() && !node.booleanValue())
        || (node.isNumber() && node.doubleValue() == 0);
  }
}
