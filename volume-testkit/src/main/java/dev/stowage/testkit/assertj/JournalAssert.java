package dev.stowage.testkit.assertj;

import dev.stowage.testkit.recording.CallJournal;
import dev.stowage.testkit.recording.CallPattern;
import dev.stowage.testkit.recording.RecordedCall;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** Assertions about what was sent to an engine. Not thread-safe. */
public final class JournalAssert extends AbstractAssert<JournalAssert, CallJournal> {

  JournalAssert(CallJournal journal) {
    super(journal, JournalAssert.class);
  }

  private AssertionError failure(String text) {
    return failure("%s%ncalls:%n  %s", text, actual.toString().replace("\n", "\n  "));
  }

  private List<RecordedCall> calls(CallPattern pattern) {
    isNotNull();
    return actual.calls(pattern);
  }

  /**
   * Requires at least one such call.
   *
   * @param pattern which
   * @return this
   */
  public JournalAssert contains(CallPattern pattern) {
    if (calls(pattern).isEmpty()) {
      throw failure("expected a call " + pattern + ", but there is none");
    }
    return this;
  }

  /**
   * Requires an exact number of such calls.
   *
   * @param count how many
   * @param pattern which
   * @return this
   */
  public JournalAssert containsTimes(int count, CallPattern pattern) {
    int found = calls(pattern).size();
    if (found != count) {
      throw failure("expected " + count + " calls " + pattern + ", but there are " + found);
    }
    return this;
  }

  /**
   * Requires that there is no such call.
   *
   * @param pattern which
   * @return this
   */
  public JournalAssert doesNotContain(CallPattern pattern) {
    return containsTimes(0, pattern);
  }

  /**
   * Requires such calls in this order, with any others between them.
   *
   * @param patterns one for each call
   * @return this
   */
  public JournalAssert containsInOrder(CallPattern... patterns) {
    isNotNull();
    int next = 0;
    for (RecordedCall call : actual.calls()) {
      if (next < patterns.length && patterns[next].matches(call)) {
        next++;
      }
    }
    if (next < patterns.length) {
      throw failure("expected, after " + next + " others in order, a call " + patterns[next]);
    }
    return this;
  }

  /**
   * Requires that nothing but such calls may have changed the engine, and that each of them is
   * there.
   *
   * @param expected the calls that may and must change something
   * @return this
   */
  public JournalAssert hasOnlyChanges(CallPattern... expected) {
    isNotNull();
    List<RecordedCall> others = actual.changesBesides(expected);
    if (!others.isEmpty()) {
      throw failure("expected no other change, but:\n" + Texts.lines(others));
    }
    for (CallPattern pattern : expected) {
      contains(pattern);
    }
    return this;
  }

  /**
   * Requires that no call may have changed the engine.
   *
   * @return this
   */
  public JournalAssert hasNoChanges() {
    return hasOnlyChanges();
  }
}
