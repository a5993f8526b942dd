package dev.stowage.testkit.transport;

import static java.util.Objects.requireNonNull;

import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.testkit.recording.PlayedAnswer;
import dev.stowage.testkit.recording.RecordedCall;
import dev.stowage.testkit.recording.Scenario;
import dev.stowage.testkit.recording.ScenarioPlayer;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * docker-java's way to no engine: what was recorded answers.
 *
 * <p>Each call must be the next of the scenario, with its API version, query and body. One that is
 * not fails with what differs from the nearest. Thread-safe, see {@link ScenarioPlayer}.
 */
public final class ReplayTransport implements DockerHttpClient {

  private final ScenarioPlayer player;

  private ReplayTransport(ScenarioPlayer player) {
    this.player = player;
  }

  /**
   * Begins to play a scenario.
   *
   * @param scenario the scenario
   * @return a transport; closing it fails unless all was played
   */
  public static ReplayTransport of(Scenario scenario) {
    return new ReplayTransport(new ScenarioPlayer(requireNonNull(scenario, "scenario")));
  }

  /**
   * Answers a call.
   *
   * @throws AssertionError if another call comes next, or the body of the answer was not recorded
   * @throws java.io.UncheckedIOException if that is how the call ended when it was recorded
   */
  @Override
  public Response execute(Request request) {
    String json = new String(RecordingTransport.body(request), StandardCharsets.UTF_8);
    InputStream body = request.body();
    PlayedAnswer answer =
        player.play(
            RecordedCall.of(request.method(), request.path(), json),
            RecordingTransport.contentType(request),
            json.isEmpty() && body != null ? body : InputStream.nullInputStream());
    return new Answer(answer);
  }

  /**
   * Returns the calls that were not played yet.
   *
   * @return an unmodifiable list of lines such as {@code GET /volumes/orders}, in order
   */
  public List<String> unplayed() {
    return player.unplayed();
  }

  /**
   * Fails unless each call of the scenario was played, and no other was made.
   *
   * @throws AssertionError if there are calls left, or one was not in the scenario, even if the
   *     failure that it got was caught
   */
  public void requireAllPlayed() {
    player.requireAllPlayed();
  }

  /**
   * The same as {@link #requireAllPlayed}.
   *
   * @throws AssertionError if there are calls left, or one was not in the scenario
   */
  @Override
  public void close() {
    requireAllPlayed();
  }

  private static final class Answer implements Response {

    private final PlayedAnswer played;
    private final InputStream body;

    private Answer(PlayedAnswer played) {
      this.played = played;
      this.body = played.body();
    }

    @Override
    public int getStatusCode() {
      return played.status();
    }

    @Override
    public Map<String, List<String>> getHeaders() {
      Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      played.headers().forEach((name, value) -> headers.put(name, List.of(value)));
      return headers;
    }

    @Override
    public @Nullable String getHeader(String name) {
      return played.headers().get(name);
    }

    @Override
    public InputStream getBody() {
      return body;
    }

    @Override
    public void close() {}
  }
}
