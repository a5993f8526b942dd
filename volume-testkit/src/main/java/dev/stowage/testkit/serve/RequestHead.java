package dev.stowage.testkit.serve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Method, target, protocol and headers of one request. */
final class RequestHead {

  /** Longest head in bytes, that of the engine. */
  static final int LONGEST = 1024 * 1024;

  private static final Pattern FIRST_LINE = Pattern.compile("([^ ]+) ([^ ]+) HTTP/(\\d)\\.(\\d)");
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  private final String method;
  private final String target;
  private final boolean persistent;
  private final Map<String, String> headers;

  private RequestHead(
      String method, String target, boolean persistent, Map<String, String> headers) {
    this.method = method;
    this.target = target;
    this.persistent = persistent;
    this.headers = headers;
  }

  /** Reads a head; empty if the connection ended before it began. */
  static Optional<RequestHead> read(InputStream in) throws IOException {
    int first = in.read();
    if (first < 0) {
      return Optional.empty();
    }
    Lines lines = new Lines(in, first);
    Matcher line = FIRST_LINE.matcher(lines.next());
    if (!line.matches() || !TOKEN.matcher(line.group(1)).matches()) {
      throw HttpFailure.badRequest();
    }
    if (!line.group(3).equals("1")) {
      String text = "505 HTTP Version Not Supported: unsupported protocol version";
      throw HttpFailure.of(505, text);
    }
    boolean persistent = !line.group(4).equals("0");
    Map<String, String> headers = headers(lines);
    if (persistent && !headers.containsKey("Host")) {
      throw HttpFailure.badRequest("missing required Host header");
    }
    return Optional.of(new RequestHead(line.group(1), origin(line.group(2)), persistent, headers));
  }

  private static Map<String, String> headers(Lines lines) throws IOException {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        throw HttpFailure.badRequest();
      }
      String name = line.substring(0, colon);
      if (!TOKEN.matcher(name).matches()) {
        throw HttpFailure.badRequest("invalid header name");
      }
      String value = line.substring(colon + 1).strip();
      String before = headers.put(name, value);
      if (before != null) {
        headers.put(name, together(name, before, value));
      }
    }
    return Collections.unmodifiableMap(headers);
  }

  private static String together(String name, String one, String other) throws HttpFailure {
    if (!name.equalsIgnoreCase("Content-Length")) {
      return one + ", " + other;
    }
    if (!one.equals(other)) {
      throw HttpFailure.badRequest();
    }
    return one;
  }

  /** Returns path and query, also of a target that names scheme and host, as proxies get it. */
  private static String origin(String target) throws HttpFailure {
    if (target.startsWith("/") || target.equals("*")) {
      return target;
    }
    if (!target.startsWith("http://")) {
      throw HttpFailure.badRequest();
    }
    try {
      URI uri = URI.create(target);
      String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
      return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    } catch (IllegalArgumentException e) {
      throw HttpFailure.badRequest();
    }
  }

  String method() {
    return method;
  }

  String target() {
    return target;
  }

  Map<String, String> headers() {
    return headers;
  }

  /** Tells whether a comma-separated header has a word, in any case. */
  boolean says(String header, String word) {
    for (String item : headers.getOrDefault(header, "").split(",", -1)) {
      if (item.strip().equalsIgnoreCase(word)) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether the client speaks HTTP/1.1, so that chunks can be sent to it. */
  boolean isNewest() {
    return persistent;
  }

  /** Tells whether the client wants to ask more on this connection. */
  boolean staysOpen() {
    return persistent && !says("Connection", "close");
  }

  /** Lines up to their line feed, counted. */
  private static final class Lines {

    private final InputStream in;
    private int next;
    private int count;

    private Lines(InputStream in, int first) {
      this.in = in;
      this.next = first;
    }

    private String next() throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      int at = next >= 0 ? next : in.read();
      for (next = -1; at != '\n'; at = in.read()) {
        count++;
        if (count > LONGEST) {
          throw HttpFailure.of(431, "431 Request Header Fields Too Large");
        }
        if (at < 0) {
          throw HttpFailure.badRequest();
        }
        line.write(at);
      }
      String text = line.toString(StandardCharsets.UTF_8);
      return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
  }
}
