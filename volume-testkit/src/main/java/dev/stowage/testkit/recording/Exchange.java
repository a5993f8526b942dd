package dev.stowage.testkit.recording;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A call and what became of it.
 *
 * @param asked the call
 * @param answered what became of it
 */
record Exchange(Asked asked, Answered answered) {

  /** Headers that say something of the answer; the others are of the connection. */
  private static final Set<String> HEADERS = headers();

  /** Says what a file is, as JSON in base 64; a scenario shows the JSON. */
  static final String STAT = "X-Docker-Container-Path-Stat";

  private static Set<String> headers() {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(
        List.of("Api-Version", "Content-Type", "Docker-Experimental", "Location", "Ostype", STAT));
    return names;
  }

  /**
   * A call.
   *
   * @param method the HTTP method
   * @param path with API version, still escaped
   * @param query names and values, no longer escaped, in their order
   * @param body what was sent along
   */
  record Asked(String method, String path, List<Parameter> query, Body body) {

    public Asked {
      query = List.copyOf(query);
    }

    Asked withBody(Body other) {
      return new Asked(method, path, query, other);
    }

    /** Returns method and path without API version. */
    String line() {
      return method + " " + new RecordedCall(method, path, "", "").route();
    }
  }

  /**
   * A part of a query.
   *
   * @param name its name
   * @param value its value
   */
  record Parameter(String name, String value) {}

  /**
   * What became of a call.
   *
   * @param status the HTTP status, or 0 if there was no answer
   * @param failure why there was none
   * @param headers those that count, by name
   * @param body what was sent along
   */
  record Answered(int status, String failure, Map<String, String> headers, Body body) {

    static Answered none(String failure) {
      return new Answered(0, failure, Map.of(), Body.NONE);
    }

    /** Returns those of the headers that say something of the answer, in one order. */
    static Map<String, String> telling(Map<String, String> headers) {
      Map<String, String> kept = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      headers.forEach(
          (name, value) -> {
            if (HEADERS.contains(name)) {
              kept.put(name, value);
            }
          });
      return kept;
    }
  }
}
