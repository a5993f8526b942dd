package dev.stowage.testkit.recording;

import static java.util.Objects.requireNonNull;

import dev.stowage.testkit.recording.Exchange.Answered;
import dev.stowage.testkit.recording.Exchange.Asked;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Answers calls from a scenario, each once and in its order.
 *
 * <p>What callers make up and placeholders stand for is taken from what they send: the name of a
 * container with a new UUID in it, or a password where {@code ***} was recorded. Thread-safe: calls
 * are played one after the other.
 */
public final class ScenarioPlayer {

  /** A difference here means another call altogether. */
  private static final Set<String> WEIGHTY = Set.of("method", "path");

  private static final int WEIGHT = 100;

  /** Guarded by this, as all below. */
  private final List<Exchange> exchanges;

  private final List<String> unexpected = new ArrayList<>();
  private Bindings bindings = new Bindings();
  private int next;

  /**
   * Begins to play.
   *
   * @param scenario the scenario; it can be played any number of times
   */
  public ScenarioPlayer(Scenario scenario) {
    this.exchanges = requireNonNull(scenario, "scenario").exchanges();
  }

  /**
   * Answers a call.
   *
   * @param call the call; its body counts only if it is not empty
   * @param type the media type of its body; empty if it was not said
   * @param stream its body, if that is a stream, which is read to its end; empty if not
   * @return the answer
   * @throws AssertionError if another call comes next, or the body of the answer was not recorded
   * @throws UncheckedIOException if that is how the call ended when it was recorded, or its body
   *     cannot be read
   */
  public synchronized PlayedAnswer play(RecordedCall call, String type, InputStream stream) {
    Asked sent = OpenExchange.asked(call, body(call, type, stream));
    if (next < exchanges.size()) {
      Bindings tried = bindings.copy();
      Exchange expected = exchanges.get(next);
      if (Differences.between(expected.asked(), sent, tried).isEmpty()) {
        bindings = tried;
        next++;
        return answer(expected.answered(), sent);
      }
    }
    throw fail(unexpected(sent));
  }

  private static Body body(RecordedCall call, String type, InputStream stream) {
    if (!call.body().isEmpty()) {
      return BodyReader.read(call.body().getBytes(StandardCharsets.UTF_8), type);
    }
    TakenBytes bytes = new TakenBytes(type, 0);
    try (InputStream in = new WatchedStream(stream, bytes)) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return BodyReader.read(bytes, type, 0);
  }

  private PlayedAnswer answer(Answered answered, Asked sent) {
    if (answered.status() == 0) {
      throw new UncheckedIOException(
          new IOException(bindings.played(Place.of("failure"), answered.failure())));
    }
    try {
      return new AnswerMaker(bindings).make(answered);
    } catch (AssertionError notKept) {
      throw fail(sent.line() + ": " + notKept.getMessage());
    }
  }

  private AssertionError fail(String text) {
    unexpected.add(text);
    return new AssertionError(text);
  }

  private String unexpected(Asked sent) {
    Secrets secrets = new Secrets(List.of());
    secrets.learn(List.of(new Exchange(sent, Answered.none(""))));
    Asked shown = secrets.hide(sent);
    String text = "not in the scenario here: " + shown.line() + "\n  " + place();
    return IntStream.range(next, exchanges.size())
        .boxed()
        .min(Comparator.comparingInt(index -> distance(index, shown)))
        .map(index -> text + nearest(index, shown))
        .orElse(text);
  }

  private String place() {
    return next < exchanges.size()
        ? "call " + (next + 1) + " of " + exchanges.size() + " is " + line(next)
        : "all " + exchanges.size() + " calls were played";
  }

  private String line(int index) {
    return exchanges.get(index).asked().line();
  }

  private List<String> differences(int index, Asked shown) {
    return Differences.between(exchanges.get(index).asked(), shown, bindings.copy());
  }

  private int distance(int index, Asked shown) {
    return differences(index, shown).stream()
        .mapToInt(it -> WEIGHTY.contains(it.substring(0, it.indexOf(':'))) ? WEIGHT : 1)
        .sum();
  }

  private String nearest(int index, Asked shown) {
    List<String> differences = differences(index, shown);
    String name = index == next ? "it" : "call " + (index + 1) + ", " + line(index) + ",";
    return differences.isEmpty()
        ? "\n  " + name + " is the same, but it is not its turn"
        : "\n  nearest is " + name + " with other\n    " + String.join("\n    ", differences);
  }

  /**
   * Returns the calls that were not played yet.
   *
   * @return an unmodifiable list of lines such as {@code GET /volumes/orders}, in order
   */
  public synchronized List<String> unplayed() {
    return IntStream.range(next, exchanges.size()).mapToObj(this::line).toList();
  }

  /**
   * Fails unless each call of the scenario was played, and no other was made.
   *
   * @throws AssertionError if there are calls left, or one was not in the scenario, even if the
   *     failure that it got was caught
   */
  public synchronized void requireAllPlayed() {
    if (!unexpected.isEmpty()) {
      throw new AssertionError(unexpected.get(0));
    }
    if (next < exchanges.size()) {
      throw new AssertionError("calls that were not made: " + String.join(", ", unplayed()));
    }
  }
}
