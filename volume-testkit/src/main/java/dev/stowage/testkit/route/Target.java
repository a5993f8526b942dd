package dev.stowage.testkit.route;

import dev.stowage.volume.ApiVersion;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The path and the query of a request, decoded as the engine decodes them. */
public final class Target {

  private static final Pattern VERSIONED = Pattern.compile("/v([0-9.]+)(/.*)");

  private final String raw;
  private final String path;
  private final @Nullable String version;
  private final Map<String, List<String>> query;

  private Target(
      String raw, String path, @Nullable String version, Map<String, List<String>> query) {
    this.raw = raw;
    this.path = path;
    this.version = version;
    this.query = query;
  }

  static Target parse(String raw) {
    int mark = raw.indexOf('?');
    String escaped = mark < 0 ? raw : raw.substring(0, mark);
    // A plus stands for itself in a path.
    String path = decode(escaped.replace("+", "%2B"));
    Matcher versioned = VERSIONED.matcher(path);
    boolean hasVersion = versioned.matches();
    return new Target(
        raw,
        hasVersion ? versioned.group(2) : path,
        hasVersion ? versioned.group(1) : null,
        query(mark < 0 ? "" : raw.substring(mark + 1)));
  }

  private static Map<String, List<String>> query(String text) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String key = decode(equals < 0 ? pair : pair.substring(0, equals));
        query
            .computeIfAbsent(key, first -> new ArrayList<>())
            .add(equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
    return Collections.unmodifiableMap(query);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** Returns the decoded path without the version. */
  public String path() {
    return path;
  }

  /** Returns the version in front of the path; empty if there is none. */
  public Optional<String> versionText() {
    return Optional.ofNullable(version);
  }

  /** Returns the version in front of the path; empty if there is none, or none that can be read. */
  public Optional<ApiVersion> version() {
    return versionText().flatMap(ApiVersion::parse);
  }

  /** Returns the query; of several values with one name, the first counts. */
  public Map<String, String> query() {
    Map<String, String> first = new LinkedHashMap<>();
    query.forEach((name, values) -> first.put(name, values.get(0)));
    return first;
  }

  /** Returns all values with a name, in order. */
  public List<String> all(String name) {
    return Collections.unmodifiableList(query.getOrDefault(name, List.of()));
  }

  /** Returns what was sent. */
  @Override
  public String toString() {
    return raw;
  }
}
