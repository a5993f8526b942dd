package dev.stowage.testkit.route;

import dev.stowage.testkit.engine.ApiRange;
import dev.stowage.volume.ApiVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One method and path that real engines answer, whether or not this one does. */
final class EngineRoute {

  private static final Pattern HOLE = Pattern.compile("\\{[a-z]+(\\.\\.\\.)?}");
  private static final String FILTER = "filters.";

  private final String method;
  private final String path;
  private final String start;
  private final Pattern pattern;
  private final List<String> parameters = new ArrayList<>();
  private final List<String> filters = new ArrayList<>();
  private @Nullable ApiVersion since;
  private @Nullable ApiVersion until;

  private EngineRoute(String method, String path) {
    this.method = method;
    this.path = path;
    int hole = path.indexOf('{');
    this.start = hole < 0 ? path : path.substring(0, hole);
    this.pattern =
        Pattern.compile(
            HOLE.matcher(path).replaceAll(it -> it.group(1) == null ? "([^/]+)" : "(.*)"),
            Pattern.DOTALL);
  }

  /** Reads a line such as {@code GET /volumes filters.label}. */
  static EngineRoute parse(String line) {
    List<String> words = List.of(line.split(" ", -1));
    EngineRoute route = new EngineRoute(words.get(0), words.get(1));
    for (String word : words.subList(2, words.size())) {
      if (word.startsWith("since=")) {
        route.since = ApiVersion.parse(word.substring("since=".length())).orElseThrow();
      } else if (word.startsWith("until=")) {
        route.until = ApiVersion.parse(word.substring("until=".length())).orElseThrow();
      } else if (word.startsWith(FILTER)) {
        route.filters.add(word.substring(FILTER.length()));
      } else {
        route.parameters.add(word);
      }
    }
    return route;
  }

  /** Tells whether engines that speak such versions have it, whatever version a call asks for. */
  boolean isIn(ApiRange api) {
    return (since == null || api.newest().compareTo(since) >= 0)
        && (until == null || api.newest().compareTo(until) <= 0);
  }

  /** Returns what stands in the first hole, or empty if this is not the route. */
  Optional<String> match(String otherMethod, String otherPath) {
    if (!method.equals(otherMethod) || !otherPath.startsWith(start)) {
      return Optional.empty();
    }
    Matcher matcher = pattern.matcher(otherPath);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(matcher.groupCount() == 0 ? "" : matcher.group(1));
  }

  /** Returns method and path with unnamed holes, such as {@code GET /volumes/{}}. */
  String key() {
    return key(method, path);
  }

  static String key(String method, String path) {
    return method + " " + HOLE.matcher(path).replaceAll("{}");
  }

  /** Returns method and path, with what another path has in the places of the holes. */
  String filled(String otherPath) {
    String[] parts = path.split("/", -1);
    String[] others = otherPath.split("/", -1);
    for (int i = 0; i < Math.min(parts.length, others.length); i++) {
      parts[i] = parts[i].startsWith("{") ? others[i] : parts[i];
    }
    return method + " " + String.join("/", parts);
  }

  List<String> parameters() {
    return parameters;
  }

  List<String> filters() {
    return filters;
  }

  /** Returns method and path, such as {@code GET /volumes/{name}}. */
  @Override
  public String toString() {
    return method + " " + path.replace("...", "");
  }
}
