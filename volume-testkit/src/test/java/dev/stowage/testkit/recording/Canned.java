package dev.stowage.testkit.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An engine that says what it is told to say, and calls to any. */
final class Canned implements DockerHttpClient {

  private final Function<Request, Response> answers;

  Canned(Function<Request, Response> answers) {
    this.answers = answers;
  }

  static Canned json(int status, String body) {
    return new Canned(request -> new Said(status, "application/json", body.getBytes(UTF_8)));
  }

  @Override
  public Response execute(Request request) {
    try (InputStream body = request.body()) {
      if (body != null) {
        body.readAllBytes();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return answers.apply(request);
  }

  @Override
  public void close() {}

  /** Sends a call whose body, if there is one, is JSON; returns status and body. */
  static String say(DockerHttpClient transport, String call, String json) {
    return say(transport, call, "application/json", json.getBytes(UTF_8), Map.of());
  }

  static String say(DockerHttpClient transport, String call) {
    return say(transport, call, "");
  }

  static String say(
      DockerHttpClient transport, String call, String type, byte[] body, Map<String, String> more) {
    int blank = call.indexOf(' ');
    Request.Builder request =
        Request.builder().method(call.substring(0, blank)).path(call.substring(blank + 1));
    request.putAllHeaders(more);
    if (body.length > 0) {
      request.putHeader("Content-Type", type).body(new ByteArrayInputStream(body));
    }
    try (Response response = transport.execute(request.build())) {
      return response.getStatusCode()
          + " "
          + new String(response.getBody().readAllBytes(), UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An answer. */
  static final class Said implements Response {

    private final int status;
    private final String type;
    private final byte[] body;

    Said(int status, String type, byte[] body) {
      this.status = status;
      this.type = type;
      this.body = body;
    }

    @Override
    public int getStatusCode() {
      return status;
    }

    @Override
    public Map<String, List<String>> getHeaders() {
      return Map.of("Content-Type", List.of(type), "Date", List.of("today"));
    }

    @Override
    public @Nullable String getHeader(String name) {
      return name.equalsIgnoreCase("Content-Type") ? type : null;
    }

    @Override
    public InputStream getBody() {
      return new ByteArrayInputStream(body);
    }

    @Override
    public void close() {}
  }
}
