package dev.stowage.contract;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stands between a client and a good engine, and changes what is asked or what is answered. */
interface Meddler {

  /** What was asked: method and path may be looked at, all may be changed. */
  final class Asked {

    final String method;
    String path;
    Map<String, String> headers;
    byte[] body;

    private Asked(DockerHttpClient.Request request) {
      this.method = request.method();
      this.path = request.path();
      this.headers = new LinkedHashMap<>(request.headers());
      this.body = bytes(request.body());
    }

    boolean is(String otherMethod, String expression) {
      return method.equals(otherMethod) && path.matches(expression);
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    void replace(String expression, String replacement) {
      body = text().replaceAll(expression, replacement).getBytes(StandardCharsets.UTF_8);
    }

    private DockerHttpClient.Request request() {
      return DockerHttpClient.Request.builder()
          .method(method)
          .path(path)
          .putAllHeaders(headers)
          .body(new ByteArrayInputStream(body))
          .build();
    }
  }

  /** What was answered. */
  final class Answered implements DockerHttpClient.Response {

    int status;
    final Map<String, List<String>> headers;
    byte[] body;

    private Answered(DockerHttpClient.Response good) {
      this.status = good.getStatusCode();
      this.headers = new LinkedHashMap<>(good.getHeaders());
      this.body = bytes(good.getBody());
    }

    void answer(int other, String json) {
      status = other;
      body = json.getBytes(StandardCharsets.UTF_8);
    }

    void replace(String expression, String replacement) {
      body =
          new String(body, StandardCharsets.UTF_8)
              .replaceAll(expression, replacement)
              .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int getStatusCode() {
      return status;
    }

    @Override
    public Map<String, List<String>> getHeaders() {
      return headers;
    }

    @Override
    public @Nullable String getHeader(String name) {
      return headers.entrySet().stream()
          .filter(it -> it.getKey().equalsIgnoreCase(name))
          .map(it -> it.getValue().get(0))
          .findFirst()
          .orElse(null);
    }

    @Override
    public InputStream getBody() {
      return new ByteArrayInputStream(body);
    }

    @Override
    public void close() {}
  }

  /** Changes what is asked; may ask the engine for more by itself. */
  default void ask(Asked asked, DockerHttpClient engine) {}

  /** Changes what is answered. */
  default void answer(Asked asked, Answered answered) {}

  /** Puts this in front of an engine. */
  default DockerHttpClient before(DockerHttpClient engine) {
    return new DockerHttpClient() {
      @Override
      public Response execute(Request request) {
        Asked asked = new Asked(request);
        ask(asked, engine);
        try (Response good = engine.execute(asked.request())) {
          Answered answered = new Answered(good);
          answer(asked, answered);
          return answered;
        }
      }

      @Override
      public void close() throws IOException {
        engine.close();
      }
    };
  }

  private static byte[] bytes(@Nullable InputStream in) {
    try {
      return in == null ? new byte[0] : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
