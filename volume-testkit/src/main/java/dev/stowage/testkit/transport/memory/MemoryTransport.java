package dev.stowage.testkit.transport.memory;

import static java.util.Objects.requireNonNull;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DockerClientImpl;
import dev.stowage.testkit.route.Call;
import dev.stowage.testkit.route.Reply;
import dev.stowage.testkit.transport.FakeConfig;
import dev.stowage.testkit.transport.FakeTransport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Hands each request to one engine. */
public final class MemoryTransport implements FakeTransport {

  private final FakeConfig config;
  private final Function<Call, Reply> engine;

  public MemoryTransport(FakeConfig config, Function<Call, Reply> engine) {
    this.config = requireNonNull(config, "config");
    this.engine = requireNonNull(engine, "engine");
  }

  @Override
  public Response execute(Request request) {
    InputStream body = request.body();
    Reply reply =
        engine.apply(
            new Call(
                request.method(),
                request.path(),
                request.headers(),
                body == null ? InputStream.nullInputStream() : body));
    // HTTP carries no body that answers HEAD, not even that of a refusal.
    boolean headOnly = request.method().equals("HEAD");
    return new Answer(headOnly ? reply.withBody(InputStream.nullInputStream()) : reply);
  }

  @Override
  public DockerClient client() {
    return DockerClientImpl.getInstance(config, this);
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
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
