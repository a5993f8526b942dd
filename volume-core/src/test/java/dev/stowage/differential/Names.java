package dev.stowage.differential;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one engine calls things in one sequence: the prefix of all names, which both engines are
 * given alike, and the ids that the engine minted, known by the order in which they came up.
 */
final class Names {

  /** Stands for the prefix in operations. */
  static final String PREFIX = "§";

  /** An id of 64 hex digits, or the first twelve of one where an engine shortens it. */
  private static final Pattern ID = Pattern.compile("\\b(?:[0-9a-f]{64}|[0-9a-f]{12})\\b");

  /** Stands for the nth id in operations, such as {@code ¤3}. */
  private static final Pattern NTH = Pattern.compile("¤(\\d+)");

  /** Stands for the image in operations. */
  static final String IMAGE = "¶";

  private final String prefix;
  private final String image;
  private final String missing;
  private final Map<String, String> shown = new LinkedHashMap<>();

  Names(String prefix, String image) {
    this.prefix = prefix;
    this.image = image;
    this.missing = missing(prefix);
  }

  /** An id that no engine ever mints. */
  private static String missing(String prefix) {
    String digits = HexFormat.of().formatHex(prefix.getBytes(StandardCharsets.UTF_8));
    return digits + "e".repeat(64 - digits.length());
  }

  String prefix() {
    return prefix;
  }

  /** Puts names in place of what stands for them. */
  String spelled(String text) {
    List<String> ids = List.copyOf(shown.keySet());
    return NTH.matcher(text.replace(PREFIX, prefix).replace(IMAGE, image))
        .replaceAll(
            found -> {
              int nth = Integer.parseInt(found.group(1));
              return nth < ids.size() ? ids.get(nth) : missing;
            });
  }

  byte[] spelled(byte[] text) {
    return spelled(new String(text, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
  }

  /** Puts what stands for names in place of them; an id never seen gets the next number. */
  String hidden(String text) {
    return ID.matcher(text.replace(prefix, PREFIX).replace(image, IMAGE))
        .replaceAll(found -> Matcher.quoteReplacement(shownAs(found.group())));
  }

  /** The same, without a number for what was never seen. */
  String hiddenIfKnown(String text) {
    return ID.matcher(text.replace(prefix, PREFIX).replace(image, IMAGE))
        .replaceAll(found -> Matcher.quoteReplacement(known(found.group())));
  }

  /** Tells whether a text has a name or an id of this sequence in it. */
  boolean isOurs(String text) {
    return text.contains(prefix) || ID.matcher(text).results().anyMatch(it -> isKnown(it.group()));
  }

  private boolean isKnown(String id) {
    return missing.equals(id) || shown.keySet().stream().anyMatch(it -> it.startsWith(id));
  }

  private String shownAs(String id) {
    if (id.length() == 64 && !id.equals(missing)) {
      shown.putIfAbsent(id, "<id " + shown.size() + ">");
    }
    return known(id);
  }

  private String known(String id) {
    return shown.entrySet().stream()
        .filter(it -> it.getKey().startsWith(id))
        .findFirst()
        .map(it -> id.length() == 64 ? it.getValue() : "<short" + it.getValue() + ">")
        .orElse(id.length() == 64 ? "<id ?>" : id);
  }
}
