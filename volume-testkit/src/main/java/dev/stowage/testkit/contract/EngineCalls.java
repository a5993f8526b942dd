package dev.stowage.testkit.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
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

/** Calls an engine as a client would that keeps nothing back and adds nothing. */
final class EngineCalls {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final DockerHttpClient transport;

  EngineCalls(DockerHttpClient transport) {
    this.transport = transport;
  }

  static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  Said head(String path) {
    return send("HEAD", path, request());
  }

  Said get(String path) {
    return send("GET", path, request());
  }

  Said delete(String path) {
    return send("DELETE", path, request());
  }

  Said post(String path) {
    return send("POST", path, request());
  }

  /** Posts an object as JSON. */
  Said post(String path, Map<String, ?> body) {
    try {
      return post(path, "application/json", JSON.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  Said post(String path, String type, byte[] body) {
    return send("POST", path, typed(type, body));
  }

  Said put(String path, String type, byte[] body) {
    return send("PUT", path, typed(type, body));
  }

  private static DockerHttpClient.Request.Builder request() {
    return DockerHttpClient.Request.builder();
  }

  private static DockerHttpClient.Request.Builder typed(String type, byte[] body) {
    return request().putHeader("Content-Type", type).body(new ByteArrayInputStream(body));
  }

  private Said send(String method, String path, DockerHttpClient.Request.Builder request) {
    try (DockerHttpClient.Response response =
        transport.execute(request.method(method).path(path).build())) {
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      response.getHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
      InputStream body = response.getBody();
      return new Said(method + " " + path, response.getStatusCode(), headers, body.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
