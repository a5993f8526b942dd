package dev.stowage.docker.wire;

import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import dev.stowage.docker.engine.EngineCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Sends one request over the transport and reads the whole answer. */
final class TransportCall implements EngineCall<Answer> {

  /** A daemon restart leaves as many dead connections in the pool as there were threads at once. */
  private static final int MOST_RESENDS = 16;

  private final DockerHttpClient transport;
  private final EngineRequest request;
  private final String attempt;
  private final AnswerReader reader;
  private final Passage passage;
  private volatile boolean aborted;
  private volatile @Nullable Response open;

  /** Sends a request whose answer is a text. */
  TransportCall(DockerHttpClient transport, EngineRequest request, String attempt) {
    this(transport, request, attempt, AnswerReader.TEXT, new Passage());
  }

  /** Sends a request that moves data. */
  TransportCall(
      DockerHttpClient transport,
      EngineRequest request,
      String attempt,
      AnswerReader reader,
      Passage passage) {
    this.transport = transport;
    this.request = request;
    this.attempt = attempt;
    this.reader = reader;
    this.passage = passage;
  }

  @Override
  public String attempt() {
    return attempt;
  }

  @Override
  public Optional<Duration> limit() {
    return request.limit();
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
        if (resends == MOST_RESENDS || aborted || passage.hasBegun() || !mayResend(e)) {
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

  @Override
  public long progress() {
    return passage.progress();
  }

  private Answer once(boolean repeated) {
    try (Response response = transport.execute(request.toTransport())) {
      open = response;
      if (aborted) {
        throw new CancellationException("abandoned before the answer came");
      }
      return new Answer(
          response.getStatusCode(), response.getHeaders(), reader.read(response), repeated);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      open = null;
    }
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
