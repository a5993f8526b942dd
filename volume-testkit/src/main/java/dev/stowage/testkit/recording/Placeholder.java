package dev.stowage.testkit.recording;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in a scenario where recordings differ, and what it stands for. */
final class Placeholder {

  static final String UUID = "[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}";
  static final String TIME =
      "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?(?:Z|[+-]\\d\\d:\\d\\d)";

  /**
   * Which process of which machine made something, and how many it made before, as Stowage says.
   */
  static final String MAKER = "[^\\s\"=]+ \\d+ " + TIME + " \\d+";

  static final String MAC = "(?:[0-9a-f]{2}:){5}[0-9a-f]{2}";

  /** Behind an id: its first twelve digits. */
  static final String SHORT = ":12";

  static final Pattern ANY_OF_THEM = Pattern.compile("<([a-z][a-z0-9-]*)(:12)?>");

  private static final String SOME_TIME = "2000-01-01T00:00:00Z";
  private static final int SHORT_LENGTH = 12;
  private static final String SECOND = "\\d+(?:\\.\\d+)?";

  /** Those that are the same in each scenario: what they match, and what is played for them. */
  private static final Map<String, Meaning> FIXED =
      Map.ofEntries(
          Map.entry("any", new Meaning(".*", "any")),
          Map.entry("lt", new Meaning("<", "<")),
          Map.entry("time", new Meaning(TIME, SOME_TIME)),
          Map.entry("seconds", new Meaning(SECOND, "946684800")),
          Map.entry("nanos", new Meaning("\\d+", "946684800000000000")),
          Map.entry("pid", new Meaning("\\d+", "1")),
          Map.entry("mac", new Meaning(MAC, "02:00:00:00:00:01")),
          Map.entry("host", new Meaning(".+", "docker")),
          Map.entry("engine-id", new Meaning(".+", "00000000-0000-0000-0000-000000000000")),
          Map.entry("address", new Meaning(".+", "127.0.0.1")));

  private static final Pattern NUMBERED = Pattern.compile("(id|uuid|time|maker)-(\\d{1,6})");

  private Placeholder() {}

  /** What a placeholder matches, and what is played for it. */
  record Meaning(String expression, String played) {}

  /** Returns the meaning of one that is the same everywhere. */
  static Optional<Meaning> fixed(String name) {
    return Optional.ofNullable(FIXED.get(name));
  }

  /** Returns the meaning of one that has one value throughout a scenario. */
  static Meaning ofOneValue(String name) {
    Matcher numbered = NUMBERED.matcher(name);
    if (!numbered.matches()) {
      return new Meaning(".+?", name);
    }
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return switch (numbered.group(1)) {
      case "id" -> new Meaning("[0-9a-f]{64}", Digest.of(bytes));
      case "uuid" -> new Meaning(UUID, java.util.UUID.nameUUIDFromBytes(bytes).toString());
      case "maker" -> new Meaning(MAKER, "elsewhere 1 " + SOME_TIME + " " + numbered.group(2));
      default ->
          new Meaning(
              TIME,
              Instant.parse(SOME_TIME).plusSeconds(Long.parseLong(numbered.group(2))).toString());
    };
  }

  /** Tells whether a placeholder that is all of a value stands for a number. */
  static boolean isNumber(String text) {
    return text.equals("<seconds>") || text.equals("<nanos>") || text.equals("<pid>");
  }

  /** Returns whether a user may give a placeholder this name. */
  static boolean isFree(String name) {
    return ANY_OF_THEM.matcher("<" + name + ">").matches()
        && !FIXED.containsKey(name)
        && !NUMBERED.matcher(name).matches();
  }

  /** Returns a text in which nothing looks like a placeholder. */
  static String escaped(String text) {
    return ANY_OF_THEM.matcher(text).replaceAll(it -> "<lt>" + it.group().substring(1));
  }

  static String shortened(String id) {
    return id.substring(0, Math.min(SHORT_LENGTH, id.length()));
  }
}
