package dev.stowage.testkit.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts placeholders where a recording on another day or another machine would differ: ids, times,
 * where data is kept, what a machine is called. Not thread-safe.
 */
final class Marks {

  private static final String USUAL_ROOT = "/var/lib/docker";
  private static final String NO_TIME = "0001-01-01T00:00:00Z";
  private static final String ID = "(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])";
  private static final String SHORT_ID = "(?<![0-9a-f])[0-9a-f]{12}(?![0-9a-f])";
  private static final Pattern VARYING =
      Pattern.compile(
          String.join(
              "|",
              Placeholder.MAKER,
              Placeholder.UUID,
              Placeholder.TIME,
              "\\b" + Placeholder.MAC + "\\b",
              ID,
              SHORT_ID));
  private static final Pattern IDS = Pattern.compile(ID);
  private static final Pattern TIMES = Pattern.compile(Placeholder.TIME);
  private static final Pattern VOLUME = Pattern.compile("(/.+)/volumes/[^/]+/_data(/.*)?");
  private static final Pattern SECONDS = Pattern.compile("\\d{9,10}(\\.\\d{1,9})?");

  /** What a machine is called, by where the engine says so. */
  private static final List<Map.Entry<Pattern, String>> MACHINE =
      List.of(
          Map.entry(Pattern.compile("/info/Name"), "<host>"),
          Map.entry(Pattern.compile("/nodes(/[^/]+)?/Description/Hostname"), "<host>"),
          Map.entry(Pattern.compile("/info/ID"), "<engine-id>"),
          Map.entry(Pattern.compile("/info/Swarm(/RemoteManagers)?/(NodeAddr|Addr)"), "<address>"),
          Map.entry(Pattern.compile("/nodes(/[^/]+)?/(Status|ManagerStatus)/Addr"), "<address>"));

  private static final Map<String, String> NUMBERS =
      Map.of("Created", "<seconds>", "time", "<seconds>", "timeNano", "<nanos>", "Pid", "<pid>");

  private final Map<String, String> named = new TreeMap<>(longestFirst());
  private final Set<String> ids = new HashSet<>();
  private final Set<String> timesOfCallers = new HashSet<>();
  private final Map<String, String> numbered = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final Passage learning = new Learning();
  private final Passage marking = new Marking();

  /** Takes texts that have placeholders of their own. */
  Marks(Map<String, String> names) {
    names.forEach((text, name) -> named.put(text, "<" + name + ">"));
  }

  private static Comparator<String> longestFirst() {
    return Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder());
  }

  void learn(Collection<Exchange> exchanges) {
    for (Exchange exchange : exchanges) {
      learning.through(exchange);
      new TimesOfCallers().asked(exchange.asked());
    }
  }

  Exchange put(Exchange exchange) {
    return marking.through(exchange);
  }

  private final class Learning extends Passage {

    @Override
    String text(Place place, String value) {
      // What looks like an id in a label may be the sum of something.
      if (!place.users()) {
        IDS.matcher(value).results().forEach(id -> ids.add(id.group()));
      }
      Matcher volume = VOLUME.matcher(value);
      if (List.of("Mountpoint", "Source").contains(place.field()) && volume.matches()) {
        named.putIfAbsent(volume.group(1), USUAL_ROOT);
      } else if (place.path().equals("/info/DockerRootDir")) {
        named.putIfAbsent(value, USUAL_ROOT);
      }
      return value;
    }
  }

  private final class TimesOfCallers extends Passage {

    @Override
    String text(Place place, String value) {
      TIMES.matcher(value).results().forEach(time -> timesOfCallers.add(time.group()));
      return value;
    }
  }

  private final class Marking extends Passage {

    @Override
    String text(Place place, String value) {
      String machine =
          MACHINE.stream()
              .filter(it -> it.getKey().matcher(place.path()).matches())
              .map(Map.Entry::getValue)
              .findFirst()
              .orElse("");
      if (!machine.isEmpty() && !value.isEmpty()) {
        return machine;
      }
      boolean instant = List.of("since", "until").contains(place.field());
      if (instant && place.path().startsWith("query") && SECONDS.matcher(value).matches()) {
        return "<seconds>";
      }
      String text = Placeholder.escaped(value);
      for (Map.Entry<String, String> name : named.entrySet()) {
        text = text.replace(name.getKey(), name.getValue());
      }
      return VARYING.matcher(text).replaceAll(it -> Matcher.quoteReplacement(mark(it.group())));
    }

    @Override
    JsonNode number(Place place, JsonNode value) {
      String mark = NUMBERS.get(place.field());
      return mark != null && !place.users() && value.isIntegralNumber() && value.longValue() > 0
          ? TextNode.valueOf(mark)
          : value;
    }
  }

  private String mark(String found) {
    if (found.matches(ID)) {
      return ids.contains(found) ? numbered("id", found) : found;
    }
    if (found.matches(SHORT_ID)) {
      return ids.stream()
          .filter(id -> id.startsWith(found))
          .findFirst()
          .map(id -> numbered("id", id).replace(">", Placeholder.SHORT + ">"))
          .orElse(found);
    }
    if (found.matches(Placeholder.MAKER)) {
      return numbered("maker", found);
    }
    if (found.matches(Placeholder.TIME)) {
      boolean ofCaller = timesOfCallers.contains(found);
      return found.equals(NO_TIME) ? found : ofCaller ? numbered("time", found) : "<time>";
    }
    return found.matches(Placeholder.UUID) ? numbered("uuid", found) : "<mac>";
  }

  private String numbered(String kind, String value) {
    return numbered.computeIfAbsent(
        kind + " " + value, it -> "<" + kind + "-" + counts.merge(kind, 1, Integer::sum) + ">");
  }
}
