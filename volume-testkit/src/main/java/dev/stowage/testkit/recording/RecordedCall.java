package dev.stowage.testkit.recording;

import static java.util.Objects.requireNonNull;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One request that was sent to an engine.
 *
 * @param method the HTTP method, such as {@code GET}
 * @param path the path without the query, still escaped, such as {@code /v1.41/volumes/orders}
 * @param query the query without the question mark, still escaped; empty if there is none
 * @param body the body as text; empty if there is none or if it was a stream of anything but JSON
 */
public record RecordedCall(String method, String path, String query, String body) {

  private static final Set<String> LOOKING = Set.of("GET", "HEAD", "OPTIONS");

  /** Calls that wait, talk or resize, but leave everything as it is. */
  private static final Pattern POSTS_THAT_CHANGE_NOTHING =
      Pattern.compile("/auth|/containers/.+/(wait|attach|resize)|/exec/.+/resize");

  /**
   * Makes a call.
   *
   * @param method the HTTP method
   * @param path the path without the query
   * @param query the query without the question mark
   * @param body the body as text
   */
  public RecordedCall {
    requireNonNull(method, "method");
    requireNonNull(path, "path");
    requireNonNull(query, "query");
    requireNonNull(body, "body");
  }

  /**
   * Makes a call from what stands in an HTTP request.
   *
   * @param method the HTTP method
   * @param target path and query, with a question mark between them
   * @param body the body as text
   * @return the call
   */
  public static RecordedCall of(String method, String target, String body) {
    int mark = target.indexOf('?');
    return new RecordedCall(
        method,
        mark < 0 ? target : target.substring(0, mark),
        mark < 0 ? "" : target.substring(mark + 1),
        body);
  }

  /**
   * Returns the path without the API version in front.
   *
   * @return a path such as {@code /volumes/orders}, still escaped
   */
  public String route() {
    return path.replaceFirst("^/v\\d+\\.\\d+(?=/)", "");
  }

  /**
   * Returns the query by name.
   *
   * @return an unmodifiable map in the order of the query, no longer escaped; of several values for
   *     one name the first
   */
  public Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        parameters.putIfAbsent(
            decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
    return Collections.unmodifiableMap(parameters);
  }

  /**
   * Looks into a JSON body.
   *
   * @param pointer where to look, as RFC 6901 writes it: {@code /Name}, {@code
   *     /HostConfig/Mounts/0/Source}; empty for the whole body
   * @return a {@code String}, {@code Number}, {@code Boolean}, {@code List} or {@code Map}; empty
   *     if the body is no JSON, or has nothing or null there
   * @throws IllegalArgumentException if the pointer is none
   */
  public Optional<Object> json(String pointer) {
    return JsonText.find(body, requireNonNull(pointer, "pointer"));
  }

  /**
   * Tells whether the call may change what is in the engine.
   *
   * @return false for those that only look or wait
   */
  public boolean changes() {
    return !LOOKING.contains(method) && !POSTS_THAT_CHANGE_NOTHING.matcher(route()).matches();
  }

  /**
   * Returns the path without the API version in front and without escapes, as the engine reads it.
   *
   * @return a path such as {@code /volumes/orders}
   */
  public String decodedRoute() {
    // A plus stands for itself in a path.
    return decoded(route().replace("+", "%2B"));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** Returns method and path with its query, such as {@code GET /v1.41/volumes?filters=…}. */
  @Override
  public String toString() {
    return method + " " + path + (query.isEmpty() ? "" : "?" + query);
  }
}
