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

  private static final Pattern VERSIONED = Pattern.compile("/v([0-9.]+)(/.*)", Pattern.DOTALL);
  private static final Pattern NUMBERS = Pattern.compile("(\\d{1,4})?(?:\\.(\\d{1,4}))?.*");

  private final String raw;
  private final String whole;
  private final String path;
  private final @Nullable String version;
  private final Map<String, List<String>> query;

  private Target(String raw, String whole, Map<String, List<String>> query) {
    Matcher versioned = VERSIONED.matcher(whole);
    boolean hasVersion = versioned.matches();
    this.raw = raw;
    this.whole = whole;
    this.path = hasVersion ? versioned.group(2) : whole;
    this.version = hasVersion ? versioned.group(1) : null;
    this.query = query;
  }

  static Target parse(String raw) {
    int mark = raw.indexOf('?');
    String escaped = mark < 0 ? raw : raw.substring(0, mark);
    // A plus stands for itself in a path.
    String path = decode(escaped.replace("+", "%2B"));
    return new Target(raw, path, query(mark < 0 ? "" : raw.substring(mark + 1)));
  }

  private static Map<String, List<String>> query(String text) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String key = decode(equals < 0 ? pair : pair.substring(0, equals));
        query
            .computeIfAbsent(key, it -> new ArrayList<>())
            .add(equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
    return query;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** Returns where the engine sends a client whose path has dots or empty parts; usually empty. */
  Optional<String> cleaned() {
    List<String> parts = new ArrayList<>();
    for (String part : whole.split("/", -1)) {
      if (part.equals("..")) {
        if (!parts.isEmpty()) {
          parts.remove(parts.size() - 1);
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    String clean = "/" + String.join("/", parts);
    if (whole.endsWith("/") && !parts.isEmpty()) {
      clean += "/";
    }
    int mark = raw.indexOf('?');
    return clean.equals(whole)
        ? Optional.empty()
        : Optional.of(escape(clean) + (mark < 0 ? "" : raw.substring(mark)));
  }

  private static String escape(String path) {
    StringBuilder escaped = new StringBuilder();
    for (byte one : path.getBytes(StandardCharsets.UTF_8)) {
      char at = (char) (one & 0xff);
      if (at < 128 && (Character.isLetterOrDigit(at) || "-_.~$&+,/:;=@".indexOf(at) >= 0)) {
        escaped.append(at);
      } else {
        escaped.append('%').append("0123456789ABCDEF".charAt(at >> 4));
        escaped.append("0123456789ABCDEF".charAt(at & 15));
      }
    }
    return escaped.toString();
  }

  /** Returns the decoded path without the version. */
  public String path() {
    return path;
  }

  /** Returns the version in front of the path; empty if there is none. */
  public Optional<String> versionText() {
    return Optional.ofNullable(version);
  }

  /** Returns the version in front of the path, read as the engine reads it; empty if none is. */
  public Optional<ApiVersion> version() {
    return versionText().map(Target::lenient);
  }

  /** What is missing counts as zero, and no version is older than 1.0. */
  private static ApiVersion lenient(String text) {
    Matcher numbers = NUMBERS.matcher(text);
    if (!numbers.matches() || numbers.group(1) == null || numbers.group(1).matches("0+")) {
      return new ApiVersion(1, 0);
    }
    String minor = numbers.group(2);
    return new ApiVersion(
        Integer.parseInt(numbers.group(1)), minor == null ? 0 : Integer.parseInt(minor));
  }

  /** Returns the query; of parameters with several values, the first. */
  public Map<String, String> query() {
    Map<String, String> firsts = new LinkedHashMap<>();
    query.forEach((name, values) -> firsts.put(name, values.get(0)));
    return Collections.unmodifiableMap(firsts);
  }

  /** Returns all values of a query parameter. */
  public List<String> all(String name) {
    return List.copyOf(query.getOrDefault(name, List.of()));
  }

  /** Returns what was sent. */
  @Override
  public String toString() {
    return raw;
  }
}
