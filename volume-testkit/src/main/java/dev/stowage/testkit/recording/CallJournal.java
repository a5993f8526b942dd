package dev.stowage.testkit.recording;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Everything that was sent to an engine, in order. Thread-safe.
 *
 * <pre>{@code
 * assertThat(journal.lines()).containsExactly("GET /volumes/orders", "POST /volumes/create");
 * }</pre>
 */
public final class CallJournal {

  /** Guarded by itself. */
  private final List<OpenCall> calls = new ArrayList<>();

  /** Makes an empty journal. */
  public CallJournal() {}

  /**
   * Adds a call at the end.
   *
   * @param call the call that is being sent
   * @return where its outcome can be noted
   */
  public OpenCall add(RecordedCall call) {
    OpenCall open = new OpenCall(requireNonNull(call, "call"));
    synchronized (calls) {
      calls.add(open);
    }
    return open;
  }

  /**
   * Returns the calls so far.
   *
   * @return an unmodifiable copy, oldest first
   */
  public List<RecordedCall> calls() {
    return soFar().stream().map(OpenCall::call).toList();
  }

  /**
   * Returns some of the calls so far.
   *
   * @param pattern which
   * @return an unmodifiable copy, oldest first
   */
  public List<RecordedCall> calls(CallPattern pattern) {
    requireNonNull(pattern, "pattern");
    return calls().stream().filter(pattern::matches).toList();
  }

  /**
   * Returns the calls that may have changed something, whether or not they failed.
   *
   * @param expected calls that are left out
   * @return an unmodifiable copy, oldest first
   */
  public List<RecordedCall> changesBesides(CallPattern... expected) {
    return calls().stream()
        .filter(RecordedCall::changes)
        .filter(call -> Arrays.stream(expected).noneMatch(pattern -> pattern.matches(call)))
        .toList();
  }

  /**
   * Returns method and route of the calls so far, without API version and query.
   *
   * @return an unmodifiable list of lines such as {@code GET /volumes/orders}, oldest first
   */
  public List<String> lines() {
    return calls().stream().map(call -> call.method() + " " + call.route()).toList();
  }

  /** Forgets everything so far. */
  public void clear() {
    synchronized (calls) {
      calls.clear();
    }
  }

  /** Returns a line for each call with its outcome, or {@code no calls}. */
  @Override
  public String toString() {
    List<OpenCall> soFar = soFar();
    return soFar.isEmpty()
        ? "no calls"
        : soFar.stream().map(OpenCall::toString).collect(Collectors.joining("\n"));
  }

  private List<OpenCall> soFar() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }
}
