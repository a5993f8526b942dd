package dev.stowage.testkit.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.stowage.testkit.recording.Exchange.Answered;
import dev.stowage.testkit.recording.Exchange.Asked;
import dev.stowage.testkit.recording.Exchange.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ScenarioWriter} wrote, also after people changed it. */
final class ScenarioReader {

  private static final Pattern CALL = Pattern.compile("### ([A-Z]+) (/\\S*)");
  private static final Pattern HEADER = Pattern.compile("([A-Za-z][A-Za-z0-9-]*): ?(.*)");
  private static final Pattern BYTES =
      Pattern.compile("(\\d{1,18}) bytes (\\S+) sha256:([0-9a-f]{64})");

  private final List<String> lines;
  private int at;

  private ScenarioReader(String text) {
    this.lines = text.lines().toList();
  }

  static List<Exchange> read(String text) {
    ScenarioReader reader = new ScenarioReader(text);
    List<Exchange> exchanges = new ArrayList<>();
    reader.skip();
    while (reader.at < reader.lines.size()) {
      exchanges.add(reader.exchange());
      reader.skip();
    }
    return exchanges;
  }

  private void skip() {
    while (at < lines.size() && (lines.get(at).isBlank() || lines.get(at).matches("#(?!##).*"))) {
      at++;
    }
  }

  private boolean isNext(String start) {
    return at < lines.size() && lines.get(at).startsWith(start);
  }

  private boolean isNext(Pattern pattern) {
    return at < lines.size() && pattern.matcher(lines.get(at)).matches();
  }

  private String rest(String start) {
    String rest = lines.get(at).substring(start.length());
    at++;
    return rest;
  }

  private IllegalArgumentException wrong(String expected) {
    String found = at < lines.size() ? lines.get(at) : "the end";
    return new IllegalArgumentException(
        "line " + (at + 1) + " of the scenario: expected " + expected + " but found: " + found);
  }

  private Exchange exchange() {
    Matcher call = CALL.matcher(at < lines.size() ? lines.get(at) : "");
    if (!call.matches()) {
      throw wrong("a call such as '### GET /volumes'");
    }
    at++;
    List<Parameter> query = new ArrayList<>();
    while (isNext(ScenarioWriter.PARAMETER)) {
      String pair = rest(ScenarioWriter.PARAMETER);
      int equals = pair.indexOf('=');
      query.add(
          equals < 0
              ? new Parameter(pair, "")
              : new Parameter(
                  pair.substring(0, equals), OneLine.unescape(pair.substring(equals + 1))));
    }
    Asked asked = new Asked(call.group(1), call.group(2), query, body());
    skip();
    return new Exchange(asked, answered());
  }

  private Answered answered() {
    if (!isNext(ScenarioWriter.ANSWER)) {
      throw wrong("an answer such as '=> 200'");
    }
    String outcome = lines.get(at).substring(ScenarioWriter.ANSWER.length()).strip();
    if (outcome.startsWith(ScenarioWriter.NO_ANSWER)) {
      at++;
      return Answered.none(OneLine.unescape(outcome.substring(ScenarioWriter.NO_ANSWER.length())));
    }
    if (!outcome.matches("[1-5]\\d\\d")) {
      throw wrong("a status");
    }
    at++;
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    while (isNext(HEADER)) {
      Matcher header = HEADER.matcher(lines.get(at));
      if (header.matches()) {
        headers.put(header.group(1), OneLine.unescape(header.group(2)));
      }
      at++;
    }
    return new Answered(Integer.parseInt(outcome), "", headers, body());
  }

  private Body body() {
    if (isNext("{") || isNext("[")) {
      return new Body.Json(List.of(json(object())));
    }
    if (isNext(ScenarioWriter.VALUE)) {
      List<JsonNode> values = new ArrayList<>();
      while (isNext(ScenarioWriter.VALUE)) {
        values.add(json(rest(ScenarioWriter.VALUE)));
      }
      return new Body.Json(values);
    }
    if (isNext(ScenarioWriter.TEXT.strip())) {
      return text();
    }
    return isNext(ScenarioWriter.BYTES) ? bytes() : Body.NONE;
  }

  private String object() {
    StringBuilder text = new StringBuilder();
    while (at < lines.size()
        && !isNext(ScenarioWriter.ANSWER)
        && !isNext(ScenarioWriter.CALL)
        && !lines.get(at).isBlank()) {
      text.append(rest("")).append('\n');
    }
    return text.toString();
  }

  private JsonNode json(String text) {
    try {
      return JsonText.READER.readValue(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "above line " + (at + 1) + " of the scenario: " + e.getOriginalMessage(), e);
    }
  }

  private Body text() {
    List<String> text = new ArrayList<>();
    while (isNext(ScenarioWriter.TEXT.strip())) {
      // Editors cut the space at the end of an empty line.
      String line = rest(ScenarioWriter.TEXT.strip());
      text.add(OneLine.unescape(line.startsWith(" ") ? line.substring(1) : line));
    }
    return new Body.Text(String.join("\n", text));
  }

  private Body bytes() {
    String said = lines.get(at).substring(ScenarioWriter.BYTES.length()).strip();
    Matcher bytes = BYTES.matcher(said);
    if (!said.equals("any") && !bytes.matches()) {
      throw wrong("'* any', or a size, a type and a sum");
    }
    at++;
    @Nullable StringBuilder kept = isNext(ScenarioWriter.KEPT) ? new StringBuilder() : null;
    while (kept != null && isNext(ScenarioWriter.KEPT)) {
      kept.append(rest(ScenarioWriter.KEPT).strip());
    }
    return said.equals("any")
        ? Body.Bytes.ANY
        : new Body.Bytes(
            bytes.group(2),
            Long.parseLong(bytes.group(1)),
            bytes.group(3),
            kept == null ? null : kept.toString());
  }
}
