package dev.stowage.testkit.recording;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stowage.testkit.recording.Exchange.Answered;
import dev.stowage.testkit.recording.Exchange.Asked;
import dev.stowage.testkit.recording.Exchange.Parameter;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A call that is being recorded, whose answer is still to come. Thread-safe. */
public final class OpenExchange {

  private final OpenCall call;
  private final Map<String, String> headers;
  private final Bounds bounds;
  private final TakenBytes sent;
  private volatile @Nullable Reading reading;
  private volatile String failure = "the recording ended before";

  /** Up to how many bytes of an answer are in memory, and up to how many of binary ones stay. */
  record Bounds(int memory, int binary) {}

  private record Reading(int status, Map<String, String> headers, TakenBytes body) {}

  OpenExchange(OpenCall call, Map<String, String> headers, Bounds bounds) {
    this.call = call;
    this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    this.headers.putAll(headers);
    this.bounds = bounds;
    this.sent = new TakenBytes(type(), 0);
  }

  private String type() {
    return headers.getOrDefault("Content-Type", "");
  }

  /**
   * Watches a body that is sent as a stream; it is not kept.
   *
   * @param body the stream
   * @return the stream to send instead
   */
  public InputStream sending(InputStream body) {
    return new WatchedStream(requireNonNull(body, "body"), sent);
  }

  /**
   * Notes the answer, and watches its body.
   *
   * @param status the HTTP status
   * @param answered the answer's headers
   * @param body its body
   * @return the body to read instead
   */
  public InputStream answered(int status, Map<String, List<String>> answered, InputStream body) {
    Map<String, String> flat = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    answered.forEach(
        (name, values) -> {
          if (name != null) {
            flat.put(name, String.join(", ", values));
          }
        });
    TakenBytes bytes = new TakenBytes(flat.getOrDefault("Content-Type", ""), bounds.memory());
    reading = new Reading(status, flat, bytes);
    call.ended(String.valueOf(status));
    return new WatchedStream(requireNonNull(body, "body"), bytes);
  }

  /**
   * Notes that there will be no answer.
   *
   * @param why what went wrong
   */
  public void failed(Throwable why) {
    failure = why.toString();
    call.ended(failure);
  }

  /** Returns passwords and tokens in the headers of the call, and those headers themselves. */
  List<String> logins() {
    List<String> found = new ArrayList<>();
    headers.forEach(
        (name, value) -> {
          String lower = name.toLowerCase(Locale.ROOT);
          if (lower.contains("auth") || lower.contains("registry")) {
            found.add(value);
            addTexts(decoded(value), found);
          }
        });
    return found;
  }

  private static void addTexts(String json, List<String> found) {
    JsonText.read(json)
        .ifPresent(
            it -> {
              for (JsonNode parent : it.findParents("password")) {
                found.add(parent.path("password").asText(""));
              }
              for (String key : List.of("auth", "identitytoken", "registrytoken")) {
                it.findValuesAsText(key).forEach(found::add);
              }
            });
  }

  private static String decoded(String base64) {
    try {
      String standard = base64.replace('-', '+').replace('_', '/');
      return new String(Base64.getDecoder().decode(standard), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** Returns what is known now, with all secrets. */
  Exchange exchange() {
    RecordedCall made = call.call();
    Body body =
        sent.size() > 0
            ? BodyReader.read(sent, type(), 0)
            : BodyReader.read(made.body().getBytes(StandardCharsets.UTF_8), type());
    return new Exchange(asked(made, body), answered());
  }

  static Asked asked(RecordedCall call, Body body) {
    List<Parameter> query = new ArrayList<>();
    for (String pair : call.query().split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        query.add(new Parameter(plain(name), equals < 0 ? "" : plain(pair.substring(equals + 1))));
      }
    }
    return new Asked(call.method(), call.path(), query, body);
  }

  private static String plain(String escaped) {
    try {
      return URLDecoder.decode(escaped, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return escaped;
    }
  }

  private Answered answered() {
    Reading seen = reading;
    if (seen == null) {
      return Answered.none(failure);
    }
    Map<String, String> telling = Answered.telling(seen.headers());
    telling.computeIfPresent(Exchange.STAT, (name, value) -> decoded(value));
    Body body =
        BodyReader.read(
            seen.body(), seen.headers().getOrDefault("Content-Type", ""), bounds.binary());
    return new Answered(seen.status(), "", telling, body);
  }
}
