package dev.stowage.testkit.transport;

import static java.util.Objects.requireNonNull;

import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.testkit.recording.CallJournal;
import dev.stowage.testkit.recording.OpenCall;
import dev.stowage.testkit.recording.RecordedCall;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A transport that notes each request in a journal and hands it on to another transport.
 *
 * <p>It stands between docker-java, or anything built on it, and a real or fake engine. A request
 * is noted before it is sent, so that one that fails is noted too. Thread-safe if the other one is.
 */
public final class RecordingTransport implements DockerHttpClient {

  private final DockerHttpClient next;
  private final CallJournal journal;

  private RecordingTransport(DockerHttpClient next, CallJournal journal) {
    this.next = next;
    this.journal = journal;
  }

  /**
   * Watches a transport.
   *
   * @param next the transport that does the work
   * @param journal where requests are noted
   * @return a transport; closing it closes the other one
   */
  public static RecordingTransport over(DockerHttpClient next, CallJournal journal) {
    return new RecordingTransport(requireNonNull(next, "next"), requireNonNull(journal, "journal"));
  }

  @Override
  public Response execute(Request request) {
    byte[] body = body(request);
    OpenCall call =
        journal.add(
            RecordedCall.of(
                request.method(), request.path(), new String(body, StandardCharsets.UTF_8)));
    boolean wasStream = request.bodyBytes() == null && body.length > 0;
    try {
      Response response = next.execute(wasStream ? streaming(request, body) : request);
      call.ended(String.valueOf(response.getStatusCode()));
      return response;
    } catch (RuntimeException | Error e) {
      call.ended(e.toString());
      throw e;
    }
  }

  /** Reads a body that is JSON or in memory; any other stream is left alone. */
  private static byte[] body(Request request) {
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
    return request.headers().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase("Content-Type"))
        .anyMatch(header -> header.getValue().startsWith("application/json"));
  }

  /** Remains a stream: transports send bytes again where they would not send a stream again. */
  private static Request streaming(Request request, byte[] body) {
    Request.Builder copy = Request.builder();
    copy.from(request).body(new ByteArrayInputStream(body));
    return copy.build();
  }

  @Override
  public void close() throws IOException {
    next.close();
  }
}
