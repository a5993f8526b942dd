package dev.stowage.testkit.transport;

import static java.util.Objects.requireNonNull;

import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.testkit.route.Call;
import dev.stowage.testkit.route.Reply;
import dev.stowage.testkit.route.Switchboard;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * docker-java's way to an engine in memory: no socket, no thread.
 *
 * <p>Thread-safe. Closing it has no effect on the engine.
 */
public final class FakeTransport implements DockerHttpClient {

  private final Switchboard switchboard;

  /**
   * Makes a transport; use {@code FakeDocker.transport()}.
   *
   * @param switchboard who answers
   */
  @SuppressWarnings("exports") // only FakeDocker has a switchboard
  public FakeTransport(Switchboard switchboard) {
    this.switchboard = requireNonNull(switchboard, "switchboard");
  }

  @Override
  public Response execute(Request request) {
    InputStream body = request.body();
    return new Answer(
        switchboard.answer(
            new Call(
                request.method(),
                request.path(),
                request.headers(),
                body == null ? InputStream.nullInputStream() : body)));
  }

  @Override
  public void close() {}

  private static final class Answer implements Response {

    private final Reply reply;

    private Answer(Reply reply) {
      this.reply = reply;
    }

    @Override
    public int getStatusCode() {
      return reply.status();
    }

    @Override
    public Map<String, List<String>> getHeaders() {
      Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      reply.headers().forEach((name, value) -> headers.put(name, List.of(value)));
      return headers;
    }

    @Override
    public @Nullable String getHeader(String name) {
      List<String> values = getHeaders().get(name);
      return values == null ? null : values.get(0);
    }

    @Override
    public InputStream getBody() {
      return reply.body();
    }

    @Override
    public void close() {
      try {
        reply.body().close();
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }
}
