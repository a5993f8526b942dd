package dev.stowage.volume.driver;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The shapes in which a text may quote a secret: as it is, escaped once or more, for a URL, as JSON
 * or Go write it, in HTML, or whole in base 64.
 */
final class SecretShapes {

  /** Below that a secret is hidden only where it stands as a word of its own. */
  private static final int LONG_ENOUGH = 4;

  /** Escapes of escapes of escapes; without a limit, a text of nothing else would take for ever. */
  private static final String BACKSLASHES = "\\\\{1,8}";

  private SecretShapes() {}

  static Pattern of(String secret) {
    String written =
        secret.codePoints().mapToObj(SecretShapes::shapes).collect(Collectors.joining());
    if (secret.length() < LONG_ENOUGH) {
      return Pattern.compile("(?<![A-Za-z0-9])" + written + "(?![A-Za-z0-9])");
    }
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    String standard = Base64.getEncoder().withoutPadding().encodeToString(bytes);
    String forUrls = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return Pattern.compile(written + "|" + Pattern.quote(standard) + "|" + Pattern.quote(forUrls));
  }

  private static String shapes(int letter) {
    String plain = Character.toString(letter);
    if (plain.matches("[A-Za-z0-9]")) {
      return plain;
    }
    String html = html(letter);
    return "(?:"
        + Pattern.quote(plain)
        + "|"
        + BACKSLASHES
        + (letter == '\\' ? "" : Pattern.quote(plain))
        + "|"
        + escaped(plain)
        + "|"
        + percented(plain)
        + (letter == ' ' ? "|\\+" : "")
        + (html.isEmpty() ? "" : "|" + html)
        + ")";
  }

  /** By its number in hexadecimal digits, as JSON of Go writes an ampersand. */
  private static String escaped(String plain) {
    return plain
        .chars()
        .mapToObj(unit -> BACKSLASHES + "u(?i:" + HexFormat.of().toHexDigits((char) unit) + ")")
        .collect(Collectors.joining());
  }

  /** As in {@code %26}, or {@code %2526} where a URL stands in a URL. */
  private static String percented(String plain) {
    StringBuilder bytes = new StringBuilder();
    for (byte unit : plain.getBytes(StandardCharsets.UTF_8)) {
      bytes.append("%(?:25)?(?i:").append(HexFormat.of().toHexDigits(unit)).append(")");
    }
    return bytes.toString();
  }

  private static String html(int letter) {
    return switch (letter) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;|&#34;";
      case '\'' -> "&#39;|&apos;";
      default -> "";
    };
  }
}
