package dev.stowage.engines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.transport.DockerHttpClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** An engine, real or in memory, as it is seen over docker-java's transport and nothing else. */
final class RawEngine {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String name;
  private final DockerHttpClient transport;

  RawEngine(String name, DockerHttpClient transport) {
    this.name = name;
    this.transport = transport;
  }

  /** What an engine said; of the headers only the one with a path's description is kept. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Said(int status, byte[] body, String stat, String type) {

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(text(), e);
      }
    }
  }

  Said call(String method, String path) {
    return call(method, path, Map.of(), null);
  }

  Said json(String method, String path, Object body) {
    try {
      return call(
          method,
          path,
          Map.of("Content-Type", "application/json"),
          new ByteArrayInputStream(JSON.writeValueAsBytes(body)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Said tar(String method, String path, byte[] body) {
    return call(
        method, path, Map.of("Content-Type", "application/x-tar"), new ByteArrayInputStream(body));
  }

  Said call(String method, String path, Map<String, String> headers, InputStream body) {
    Map<String, String> sent = new TreeMap<>(headers);
    sent.put("Accept-Encoding", "identity");
    DockerHttpClient.Request request =
        DockerHttpClient.Request.builder()
            .method(method)
            .path(path)
            .headers(sent)
            .body(body)
            .build();
    try (DockerHttpClient.Response response = transport.execute(request)) {
      return new Said(
          response.getStatusCode(),
          response.getBody().readAllBytes(),
          String.valueOf(response.getHeader("X-Docker-Container-Path-Stat")),
          String.valueOf(response.getHeader("Content-Type")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return name;
  }
}
