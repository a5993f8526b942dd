package dev.stowage.benchmark;

import com.github.dockerjava.transport.DockerHttpClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks an engine once for each method and kind of path, and repeats its answer from then on. */
final class SameAnswer implements DockerHttpClient {

  private final DockerHttpClient engine;
  private final Map<String, Kept> kept = new HashMap<>();

  SameAnswer(DockerHttpClient engine) {
    this.engine = engine;
  }

  @Override
  public Response execute(Request request) {
    String path = request.path();
    int end = path.indexOf("stowage-bench-");
    String kind = request.method() + " " + (end < 0 ? path : path.substring(0, end));
    Kept known = kept.get(kind);
    if (known == null) {
      known = Kept.of(engine.execute(request));
      kept.put(kind, known);
    }
    return known;
  }

  /** The engine is closed by whoever made it. */
  @Override
  public void close() {}

  private static final class Kept implements Response {

    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    private Kept(int status, Map<String, List<String>> headers, byte[] body) {
      this.status = status;
      this.headers = headers;
      this.body = body;
    }

    static Kept of(Response response) {
      try (response) {
        return new Kept(
            response.getStatusCode(), response.getHeaders(), response.getBody().readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
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
    public InputStream getBody() {
      return new ByteArrayInputStream(body);
    }

    @Override
    public void close() {}
  }
}
