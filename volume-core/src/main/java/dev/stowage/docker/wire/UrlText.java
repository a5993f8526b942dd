package dev.stowage.docker.wire;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Escapes text for a part of a URL's path or query, as RFC 3986 section 2.1 says. */
final class UrlText {

  private static final String UNRESERVED = "-._~";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private UrlText() {}

  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
      char character = (char) (unit & 0xFF);
      if (isPlain(character)) {
        escaped.append(character);
      } else {
        escaped.append('%').append(HEX.toHexDigits(unit));
      }
    }
    return escaped.toString();
  }

  private static boolean isPlain(char character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || UNRESERVED.indexOf(character) >= 0;
  }
}
