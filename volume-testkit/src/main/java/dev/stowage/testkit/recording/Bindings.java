package dev.stowage.testkit.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.stowage.volume.driver.Redaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What placeholders stand for while a scenario is played. One that callers chose, such as a name
 * that they made up, stands for what they send this time. Not thread-safe.
 */
final class Bindings {

  private static final String MASK = Pattern.quote(Redaction.MASK);
  private static final Pattern PART =
      Pattern.compile(Placeholder.ANY_OF_THEM.pattern() + "|" + MASK);

  private final Map<String, String> values;

  /** What callers sent where a secret was recorded, which the engine gives back in clear. */
  private final Map<String, String> secrets;

  Bindings() {
    this(Map.of(), Map.of());
  }

  private Bindings(Map<String, String> values, Map<String, String> secrets) {
    this.values = new HashMap<>(values);
    this.secrets = new HashMap<>(secrets);
  }

  Bindings copy() {
    return new Bindings(values, secrets);
  }

  /** Returns what is answered where a scenario has a text. */
  String played(Place place, String text) {
    String secret = secrets.get(key(place, text));
    return secret != null
        ? secret
        : PART.matcher(text).replaceAll(it -> Matcher.quoteReplacement(value(it.group())));
  }

  /** The same, where a scenario has a JSON text that may stand for a number. */
  JsonNode playedNode(Place place, String text) {
    String value = played(place, text);
    return Placeholder.isNumber(text)
        ? LongNode.valueOf(Long.parseLong(value))
        : TextNode.valueOf(value);
  }

  private static String key(Place place, String text) {
    return place.field() + " " + text;
  }

  private String value(String part) {
    Matcher parsed = Placeholder.ANY_OF_THEM.matcher(part);
    if (!parsed.matches()) {
      return part;
    }
    String name = parsed.group(1);
    Optional<Placeholder.Meaning> fixed = Placeholder.fixed(name);
    if (fixed.isPresent()) {
      return fixed.get().played();
    }
    String value = values.computeIfAbsent(name, it -> Placeholder.ofOneValue(it).played());
    return parsed.group(2) == null ? value : Placeholder.shortened(value);
  }

  /** Tells whether a text that was sent is the one in a scenario, and remembers what it tells. */
  boolean matches(Place place, String expected, String sent) {
    if (expected.indexOf('<') < 0 && !expected.contains(Redaction.MASK)) {
      return expected.equals(sent);
    }
    List<String> learned = new ArrayList<>();
    StringBuilder expression = new StringBuilder();
    int from = 0;
    Matcher part = PART.matcher(expected);
    while (part.find()) {
      expression.append(Pattern.quote(expected.substring(from, part.start())));
      expression.append(expression(part.group(), learned));
      from = part.end();
    }
    expression.append(Pattern.quote(expected.substring(from)));
    Matcher found = Pattern.compile(expression.toString(), Pattern.DOTALL).matcher(sent);
    if (!found.matches()) {
      return false;
    }
    for (int i = 0; i < learned.size(); i++) {
      values.put(learned.get(i), found.group(i + 1));
    }
    if (expected.contains(Redaction.MASK)) {
      secrets.put(key(place, expected), sent);
    }
    return true;
  }

  private String expression(String part, List<String> learned) {
    Matcher parsed = Placeholder.ANY_OF_THEM.matcher(part);
    if (!parsed.matches()) {
      return ".*?";
    }
    String name = parsed.group(1);
    Optional<Placeholder.Meaning> fixed = Placeholder.fixed(name);
    if (fixed.isPresent()) {
      return fixed.get().expression();
    }
    boolean isShort = parsed.group(2) != null;
    if (values.containsKey(name) || isShort) {
      return Pattern.quote(value(part));
    }
    int before = learned.indexOf(name);
    if (before >= 0) {
      return "(?:\\" + (before + 1) + ")";
    }
    learned.add(name);
    return "(" + Placeholder.ofOneValue(name).expression() + ")";
  }
}
