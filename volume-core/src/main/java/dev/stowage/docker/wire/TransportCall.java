package dev.stowage.docker.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import dev.stowage.docker.engine.EngineCall;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Sends one request over the transport and reads the whole answer. */
final class TransportCall implements EngineCall<Answer> {

  /** A daemon restart leaves as many dead connections in the pool as there were threads at once. */
  private static final int MOST_RESENDS = 16;

  /** A list of a hundred thousand volumes has 40 MB; an endless body must not fill the heap. */
  private static final int LARGEST_BODY = 64 * 1024 * 1024;

  private final DockerHttpClient transport;
  private final EngineRequest request;
  private final String attempt;
  private final Optional<Duration> limit;
  private volatile boolean aborted;
  private volatile @Nullable Response open;

  TransportCall(
      DockerHttpClient transport, EngineRequest request, String attempt, Optional<Duration> limit) {
    this.transport = transport;
    this.request = request;
    this.attempt = attempt;
    this.limit = limit;
  }

  @Override
  public String attempt() {
    return attempt;
  }

  @Override
  public Optional<Duration> limit() {
    return limit;
  }

  @Override
  public boolean cleansUp() {
    return request.cleansUp();
  }

  @Override
  public Answer execute() {
    boolean mayHaveArrived = false;
    for (int resends = 0; ; resends++) {
      try {
        return once(mayHaveArrived);
      } catch (RuntimeException e) {
        if (resends == MOST_RESENDS || aborted || !mayResend(e)) {
          throw e;
        }
        mayHaveArrived |= !TransportFailures.wasNeverReceived(e);
      }
    }
  }

  private boolean mayResend(RuntimeException failure) {
    return TransportFailures.wasNeverReceived(failure)
        || (request.idempotent() && TransportFailures.isBrokenConnection(failure));
  }

  @Override
  public boolean ranOutOfTime(RuntimeException failure) {
    return TransportFailures.isTimeout(failure);
  }

  private Answer once(boolean repeated) {
    try (Response response = transport.execute(request.toTransport())) {
      open = response;
      if (aborted) {
        throw new CancellationException("abandoned before the answer came");
      }
      return new Answer(response.getStatusCode(), response.getHeaders(), read(response), repeated);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      open = null;
    }
  }

  // Not closed here: closing the response drops the connection, closing its body drains it first.
  private static String read(Response response) throws IOException {
    @SuppressWarnings("resource")
    InputStream body = response.getBody();
    byte[] bytes = body.readNBytes(LARGEST_BODY + 1);
    if (bytes.length > LARGEST_BODY) {
      throw new AnswerTooLargeException(LARGEST_BODY);
    }
    return new String(bytes, UTF_8);
  }

  @Override
  public void abort() {
    aborted = true;
    Response response = open;
    if (response != null) {
      response.close();
    }
  }
}
