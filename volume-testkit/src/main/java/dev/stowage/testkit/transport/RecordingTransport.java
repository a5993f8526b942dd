package dev.stowage.testkit.transport;

import static java.util.Objects.requireNonNull;

import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.testkit.recording.CallJournal;
import dev.stowage.testkit.recording.RecordedCall;
import java.io.IOException;
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
    journal.add(recorded(request));
    return next.execute(request);
  }

  private static RecordedCall recorded(Request request) {
    String target = request.path();
    int mark = target.indexOf('?');
    byte[] body = request.bodyBytes();
    return new RecordedCall(
        request.method(),
        mark < 0 ? target : target.substring(0, mark),
        mark < 0 ? "" : target.substring(mark + 1),
        body == null ? "" : new String(body, StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    next.close();
  }
}
