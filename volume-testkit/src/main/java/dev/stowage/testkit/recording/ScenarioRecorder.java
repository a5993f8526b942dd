package dev.stowage.testkit.recording;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes down calls and answers, and makes a {@link Scenario} of them in which no secret stands.
 *
 * <p>Give it to {@link dev.stowage.testkit.transport.RecordingTransport#over(
 * com.github.dockerjava.transport.DockerHttpClient, ScenarioRecorder)}. Of requests no headers are
 * taken down. Secrets are found by their keys, as {@link dev.stowage.volume.driver.Redaction} knows
 * them, in options of drivers, mount options, labels, variables, logins and the data of a Swarm's
 * secrets, and become {@code ***} there and wherever else they are quoted, an error's text
 * included. A text that is also the name of an image or a container is hidden at its key only.
 *
 * <p>Ids, times, where the engine keeps its data, and what its machine is called get placeholders
 * or the usual value; other paths of the recording machine stay, unless {@link
 * ScenarioRecorderBuilder#naming} says otherwise. What a caller sends as a stream, such as an
 * archive, is taken down as its size and SHA-256 (of a tar without the times in it). Of answers
 * JSON and text are kept up to 4 MiB each; of an answer that the caller does not read to its end,
 * what was read.
 *
 * <p>Thread-safe; calls are in the order in which they were sent.
 */
public final class ScenarioRecorder {

  static final int MOST_KEPT = 64 << 20;

  private static final int MOST_TEXT = 4 << 20;

  private final Set<String> secrets;
  private final Map<String, String> names;
  private final int keptBytes;
  private final CallJournal journal = new CallJournal();

  /** Guarded by itself. */
  private final List<OpenExchange> taken = new ArrayList<>();

  ScenarioRecorder(ScenarioRecorderBuilder builder) {
    this.secrets = new TreeSet<>(builder.secrets);
    this.names = Map.copyOf(builder.names);
    this.keptBytes = builder.keptBytes;
  }

  /**
   * Begins to record.
   *
   * @return a recorder that has no call yet
   */
  public static ScenarioRecorder create() {
    return builder().build();
  }

  /**
   * Begins to say how to record.
   *
   * @return a builder
   */
  public static ScenarioRecorderBuilder builder() {
    return new ScenarioRecorderBuilder();
  }

  /**
   * Returns the same calls as a journal, which hides nothing.
   *
   * @return the journal, which goes on
   */
  public CallJournal journal() {
    return journal;
  }

  /**
   * Takes down a call.
   *
   * @param call the call that is being sent
   * @param headers its headers, in which only secrets and the media type of the body count
   * @return where its answer is noted
   */
  public OpenExchange add(RecordedCall call, Map<String, String> headers) {
    OpenExchange exchange =
        new OpenExchange(
            journal.add(requireNonNull(call, "call")),
            Map.copyOf(requireNonNull(headers, "headers")),
            new OpenExchange.Bounds(Math.max(MOST_TEXT, keptBytes), keptBytes));
    synchronized (taken) {
      taken.add(exchange);
    }
    return exchange;
  }

  /**
   * Makes a scenario of the calls so far.
   *
   * @return the scenario; a call that is not answered yet has no answer in it
   */
  public Scenario scenario() {
    List<OpenExchange> soFar;
    synchronized (taken) {
      soFar = List.copyOf(taken);
    }
    List<Exchange> raw = soFar.stream().map(OpenExchange::exchange).toList();
    Set<String> all = new TreeSet<>(secrets);
    soFar.stream().map(OpenExchange::logins).flatMap(Collection::stream).forEach(all::add);
    Secrets hiding = new Secrets(all);
    hiding.learn(raw);
    List<Exchange> safe = raw.stream().map(hiding::hide).toList();
    Marks marks = new Marks(names);
    marks.learn(safe);
    return new Scenario(safe.stream().map(marks::put).toList());
  }

  /** Returns how many calls there are. */
  @Override
  public String toString() {
    synchronized (taken) {
      return taken.size() + " calls recorded";
    }
  }
}
