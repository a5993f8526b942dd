package dev.stowage.testkit.transport;

import static java.util.Objects.requireNonNull;

import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.testkit.recording.CallJournal;
import dev.stowage.testkit.recording.OpenCall;
import dev.stowage.testkit.recording.OpenExchange;
import dev.stowage.testkit.recording.RecordedCall;
import dev.stowage.testkit.recording.ScenarioRecorder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A transport that notes each request in a journal, or in a scenario with its answer, and hands it
 * on to another transport.
 *
 * <p>It stands between docker-java, or anything built on it, and a real or fake engine. A request
 * is noted before it is sent, so that one that fails is noted too. Thread-safe if the other one is.
 */
public final class RecordingTransport implements DockerHttpClient {

  private final DockerHttpClient next;
  private final Notes notes;

  /** Where calls are noted. */
  private interface Notes {
    Response passOn(RecordedCall call, Request request, DockerHttpClient next);
  }

  private RecordingTransport(DockerHttpClient next, Notes notes) {
    this.next = requireNonNull(next, "next");
    this.notes = notes;
  }

  /**
   * Watches a transport.
   *
   * @param next the transport that does the work
   * @param journal where requests are noted
   * @return a transport; closing it closes the other one
   */
  public static RecordingTransport over(DockerHttpClient next, CallJournal journal) {
    requireNonNull(journal, "journal");
    return new RecordingTransport(
        next, (call, request, engine) -> noted(journal.add(call), request, engine));
  }

  /**
   * Watches a transport, its answers too.
   *
   * @param next the transport that does the work
   * @param recorder what makes a scenario of it
   * @return a transport; closing it closes the other one; calls that take the connection over, such
   *     as those of {@code docker attach}, fail there
   */
  public static RecordingTransport over(DockerHttpClient next, ScenarioRecorder recorder) {
    requireNonNull(recorder, "recorder");
    return new RecordingTransport(
        next,
        (call, request, engine) -> {
          if (request.hijackedInput() != null) {
            throw new UnsupportedOperationException(
                call + " takes the connection over, which no scenario has");
          }
          return taken(recorder.add(call, request.headers()), request, engine);
        });
  }

  private static Response noted(OpenCall call, Request request, DockerHttpClient next) {
    try {
      Response response = next.execute(request);
      call.ended(String.valueOf(response.getStatusCode()));
      return response;
    } catch (RuntimeException | Error e) {
      call.ended(e.toString());
      throw e;
    }
  }

  private static Response taken(OpenExchange exchange, Request request, DockerHttpClient next) {
    InputStream body = request.body();
    boolean streams = request.bodyBytes() == null && body != null && !isJson(request);
    try {
      return new RecordedResponse(
          next.execute(streams ? streaming(request, exchange.sending(body)) : request), exchange);
    } catch (RuntimeException | Error e) {
      exchange.failed(e);
      throw e;
    }
  }

  @Override
  public Response execute(Request request) {
    byte[] body = body(request);
    RecordedCall call =
        RecordedCall.of(request.method(), request.path(), new String(body, StandardCharsets.UTF_8));
    boolean wasStream = request.bodyBytes() == null && body.length > 0;
    return notes.passOn(
        call, wasStream ? streaming(request, new ByteArrayInputStream(body)) : request, next);
  }

  /** Reads a body that is JSON or in memory; any other stream is left alone. */
  static byte[] body(Request request) {
    byte[] bytes = request.bodyBytes();
    if (bytes != null) {
      // The same is there as a stream, of which it is not known who reads it.
      return bytes;
    }
    InputStream body = request.body();
    if (body == null || !isJson(request)) {
      return new byte[0];
    }
    try {
      return body.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isJson(Request request) {
    return contentType(request).startsWith("application/json");
  }

  static String contentType(Request request) {
    return request.headers().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase("Content-Type"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  /** Remains a stream: transports send bytes again where they would not send a stream again. */
  private static Request streaming(Request request, InputStream body) {
    Request.Builder copy = Request.builder();
    copy.from(request).body(body);
    return copy.build();
  }

  @Override
  public void close() throws IOException {
    next.close();
  }
}
