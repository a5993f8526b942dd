package dev.stowage.testkit.recording;

import static java.util.Objects.requireNonNull;

/**
 * One request that was sent to an engine.
 *
 * @param method the HTTP method, such as {@code GET}
 * @param path the path without the query, still escaped, such as {@code /v1.41/volumes/orders}
 * @param query the query without the question mark, still escaped; empty if there is none
 * @param body the body as text; empty if there is none or if it was a stream of anything but JSON
 */
public record RecordedCall(String method, String path, String query, String body) {

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
   * Returns the path without the API version in front.
   *
   * @return a path such as {@code /volumes/orders}
   */
  public String route() {
    return path.replaceFirst("^/v\\d+\\.\\d+(?=/)", "");
  }

  /** Returns method and path with its query, such as {@code GET /v1.41/volumes?filters=…}. */
  @Override
  public String toString() {
    return method + " " + path + (query.isEmpty() ? "" : "?" + query);
  }
}
