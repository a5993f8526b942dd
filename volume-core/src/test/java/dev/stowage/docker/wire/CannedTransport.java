package dev.stowage.docker.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.transport.DockerHttpClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A transport that answers from a list written beforehand, and fails at anything else. */
public final class CannedTransport implements DockerHttpClient {

  /** Method and path of each request, escaped, with its version and query. */
  public final List<String> requests = new ArrayList<>();

  private final Map<String, Canned> answers = new HashMap<>();
  private final List<String> bodies = new ArrayList<>();

  /** An engine for Linux that speaks an API version. */
  public static CannedTransport speaking(String apiVersion) {
    return speaking(apiVersion, "linux");
  }

  /** An engine for an operating system that speaks an API version. */
  public static CannedTransport speaking(String apiVersion, String os) {
    return new CannedTransport().answerPing(apiVersion, os);
  }

  /** Answers the question for the version. */
  CannedTransport answerPing(String apiVersion, String os) {
    Map<String, List<String>> headers =
        Map.of("Api-Version", List.of(apiVersion), "Ostype", List.of(os));
    answers.put("GET /_ping", new Canned(200, headers, "OK"));
    return this;
  }

  /** Answers a request with a status and a body. */
  public CannedTransport on(String methodAndPath, int status, String body) {
    answers.put(methodAndPath, new Canned(status, Map.of(), body));
    return this;
  }

  /** Returns the body that was sent last. */
  String text() {
    return bodies.get(bodies.size() - 1);
  }

  /** Returns the JSON that was sent last, without nulls. */
  public JsonNode sent() {
    return SentJson.withoutNulls(SentJson.parse(bodies.get(bodies.size() - 1)));
  }

  @Override
  public Response execute(Request request) {
    String line = request.method() + " " + request.path();
    requests.add(line);
    if (request.method().matches("POST|PUT")) {
      bodies.add(text(request));
    }
    String route = line.replaceFirst(" /v\\d+\\.\\d+/", " /");
    // The names of carriers are diced.
    Canned canned = answers.get(route.replaceFirst("\\?name=stowage-carrier-[0-9a-f-]+", ""));
    if (canned == null) {
      throw new AssertionError("nobody expected " + line);
    }
    return canned;
  }

  private static String text(Request request) {
    try (InputStream body = request.body()) {
      return new String(body.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    throw new AssertionError("a borrowed transport was closed");
  }

  private record Canned(int status, Map<String, List<String>> headers, String body)
      implements Response {

    @Override
    public int getStatusCode() {
      return status;
    }

    @Override
    public Map<String, List<String>> getHeaders() {
      return headers;
    }

    @Override
    public InputStream getBody() {
      return new ByteArrayInputStream(body.getBytes(UTF_8));
    }

    @Override
    public void close() {}
  }
}
