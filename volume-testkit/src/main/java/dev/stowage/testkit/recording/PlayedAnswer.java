package dev.stowage.testkit.recording;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;

/** An answer of a scenario, with values for its placeholders. Its body is there once. */
public final class PlayedAnswer {

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  PlayedAnswer(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /**
   * Returns the HTTP status.
   *
   * @return such as 200
   */
  public int status() {
    return status;
  }

  /**
   * Returns the headers that were recorded.
   *
   * @return a new map by name, in any case
   */
  public Map<String, String> headers() {
    Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    return copy;
  }

  /**
   * Returns the body.
   *
   * @return a new stream from its start
   */
  public InputStream body() {
    return new ByteArrayInputStream(body);
  }
}
