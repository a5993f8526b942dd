package dev.stowage.testkit.recording;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Everything that was sent to an engine, in order. Thread-safe.
 *
 * <pre>{@code
 * assertThat(journal.lines()).containsExactly("GET /volumes/orders", "POST /volumes/create");
 * }</pre>
 */
public final class CallJournal {

  private final List<RecordedCall> calls = new CopyOnWriteArrayList<>();

  /** Makes an empty journal. */
  public CallJournal() {}

  /**
   * Adds a call at the end.
   *
   * @param call the call that is being sent
   */
  public void add(RecordedCall call) {
    calls.add(requireNonNull(call, "call"));
  }

  /**
   * Returns the calls so far.
   *
   * @return an unmodifiable copy, oldest first
   */
  public List<RecordedCall> calls() {
    return List.copyOf(calls);
  }

  /**
   * Returns method and route of the calls so far, without API version and query.
   *
   * @return an unmodifiable list of lines such as {@code GET /volumes/orders}, oldest first
   */
  public List<String> lines() {
    return calls.stream().map(call -> call.method() + " " + call.route()).toList();
  }

  /** Forgets everything so far. */
  public void clear() {
    calls.clear();
  }
}
