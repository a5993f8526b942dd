package dev.stowage.testkit.route;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON as Go does, byte by byte, for the sake of the words in which an engine says what is
 * wrong with it.
 */
final class JsonSyntax {

  /** What is said of a text that ends too early. */
  private static final String TOO_SHORT = "unexpected end of JSON input";

  /** How deep Go reads. */
  static final int DEEPEST = 10_000;

  private final String text;
  private final boolean newer;
  private int at;

  private JsonSyntax(byte[] bytes, boolean newer) {
    this.text = new String(bytes, ISO_8859_1);
    this.newer = newer;
  }

  /** Not JSON; the message is Go's. */
  static final class Broken extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean tooShort;

    private Broken(String message, boolean tooShort) {
      super(message, null, false, false);
      this.tooShort = tooShort;
    }

    /** Tells whether more text might have made it right. */
    boolean isTooShort() {
      return tooShort;
    }

    String words() {
      return String.valueOf(getMessage());
    }
  }

  /**
   * Checks the first value of a text, and returns how many bytes it and the white space before it
   * take.
   *
   * @param newer whether the words are those of Go's second JSON package
   */
  static int endOfValue(byte[] bytes, boolean newer) throws Broken {
    JsonSyntax syntax = new JsonSyntax(bytes, newer);
    syntax.value();
    return syntax.at;
  }

  /** Returns what is wrong with a text that should be one value, or null if nothing is. */
  static @Nullable String complaint(byte[] bytes) {
    try {
      JsonSyntax syntax = new JsonSyntax(bytes, false);
      syntax.value();
      syntax.skipSpace();
      return syntax.isAtEnd() ? null : syntax.unexpected("after top-level value").words();
    } catch (Broken broken) {
      return broken.words();
    }
  }

  /** Reads a value. What is open is kept in a list, so that nothing is too deep for the stack. */
  private void value() throws Broken {
    StringBuilder ends = new StringBuilder();
    do {
      char first = next();
      if (first != '{' && first != '[') {
        scalar(first);
        afterValue(ends);
      } else {
        open(first, ends);
        if (next() == last(ends)) {
          at++;
          ends.setLength(ends.length() - 1);
          afterValue(ends);
        } else if (first == '{') {
          key();
        }
      }
    } while (!ends.isEmpty());
  }

  private void open(char mark, StringBuilder ends) throws Broken {
    if (ends.length() == DEEPEST) {
      throw newer ? new Broken("exceeded max depth", false) : unexpected("exceeded max depth");
    }
    ends.append(mark == '{' ? '}' : ']');
    at++;
  }

  private static char last(StringBuilder ends) {
    return ends.charAt(ends.length() - 1);
  }

  /** Reads all that ends with a value, and what comes before the next one. */
  private void afterValue(StringBuilder ends) throws Broken {
    while (!ends.isEmpty()) {
      boolean object = last(ends) == '}';
      if (!hasEnded(last(ends), object ? "after object key:value pair" : "after array element")) {
        if (object) {
          key();
        }
        return;
      }
      ends.setLength(ends.length() - 1);
    }
  }

  private void key() throws Broken {
    if (next() != '"') {
      throw unexpected("looking for beginning of object key string");
    }
    string();
    if (next() != ':') {
      throw unexpected("after object key");
    }
    at++;
  }

  private void scalar(char first) throws Broken {
    if (first == '"') {
      string();
    } else if (first == '-' || isDigit(first)) {
      number();
    } else if (first == 't') {
      literal("true");
    } else if (first == 'f') {
      literal("false");
    } else if (first == 'n') {
      literal("null");
    } else {
      throw unexpected("looking for beginning of value");
    }
  }

  private boolean hasEnded(char end, String where) throws Broken {
    char mark = next();
    if (mark != end && mark != ',') {
      throw unexpected(where);
    }
    at++;
    return mark == end;
  }

  private void string() throws Broken {
    at++;
    while (true) {
      char c = inToken();
      if (c == '"' && !isAtEnd()) {
        at++;
        return;
      }
      if (isAtEnd()) {
        throw new Broken(TOO_SHORT, true);
      }
      if (c < ' ') {
        throw unexpected(newer ? "in string" : "in string literal");
      }
      at++;
      if (c == '\\') {
        escape();
      }
    }
  }

  private void escape() throws Broken {
    char c = inToken();
    if ("\"\\/bfnrt".indexOf(c) >= 0) {
      at++;
    } else if (c == 'u') {
      at++;
      for (int i = 0; i < 4; i++) {
        if (Character.digit(inToken(), 16) < 0) {
          throw unexpected("in \\u hexadecimal character escape");
        }
        at++;
      }
    } else if (newer && !isAtEnd()) {
      throw new Broken("invalid escape sequence `\\" + c + "` in string", false);
    } else {
      throw unexpected("in string escape code");
    }
  }

  private void number() throws Broken {
    if (inToken() == '-') {
      at++;
    }
    if (inToken() == '0') {
      at++;
    } else {
      digits("in numeric literal");
    }
    if (inToken() == '.') {
      at++;
      digits(newer ? "in numeric literal" : "after decimal point in numeric literal");
    }
    if (inToken() == 'e' || inToken() == 'E') {
      at++;
      if (inToken() == '+' || inToken() == '-') {
        at++;
      }
      digits(newer ? "in numeric literal" : "in exponent of numeric literal");
    }
  }

  private void digits(String where) throws Broken {
    if (!isDigit(inToken())) {
      throw unexpected(where);
    }
    while (isDigit(inToken())) {
      at++;
    }
  }

  private void literal(String word) throws Broken {
    for (int i = 0; i < word.length(); i++) {
      if (inToken() != word.charAt(i)) {
        throw unexpected("in literal " + word + " (expecting '" + word.charAt(i) + "')");
      }
      at++;
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private boolean isAtEnd() {
    return at >= text.length();
  }

  /** Returns the next character, or a blank at the end, as which Go takes it. */
  private char inToken() {
    return isAtEnd() ? ' ' : text.charAt(at);
  }

  private void skipSpace() {
    while (!isAtEnd() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char next() throws Broken {
    skipSpace();
    if (isAtEnd()) {
      throw new Broken(TOO_SHORT, true);
    }
    return text.charAt(at);
  }

  private Broken unexpected(String where) {
    return new Broken("invalid character " + quoted() + " " + where, isAtEnd());
  }

  /** The first package takes a byte for a character, the second reads UTF-8. */
  private String quoted() {
    char first = inToken();
    if (newer && first > 0x7f) {
      byte[] rest = text.substring(at).getBytes(ISO_8859_1);
      int c = new String(rest, UTF_8).codePointAt(0);
      return Character.getType(c) == Character.FORMAT
          ? String.format(Locale.ROOT, "'\\u%04x'", c)
          : "'" + Character.toString(c) + "'";
    }
    return switch (first) {
      case '\'' -> "'\\''";
      case '\\' -> "'\\\\'";
      case '\n' -> "'\\n'";
      case '\r' -> "'\\r'";
      case '\t' -> "'\\t'";
      default ->
          first < ' ' || first == 0x7f
              ? String.format(Locale.ROOT, "'\\x%02x'", (int) first)
              : "'" + first + "'";
    };
  }
}
