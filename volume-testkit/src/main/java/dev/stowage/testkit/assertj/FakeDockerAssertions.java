package dev.stowage.testkit.assertj;

import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.recording.CallJournal;

/**
 * Assertions about an engine in memory; import them statically, beside AssertJ's own.
 *
 * <p>They look past the engine's interface, so that they are neither noted in its journal nor met
 * by its faults. What they say on failure shows state and calls.
 */
public final class FakeDockerAssertions {

  private FakeDockerAssertions() {}

  /**
   * Begins assertions about an engine.
   *
   * @param docker the engine
   * @return assertions about its state; each looks at the state of its own moment
   */
  public static FakeDockerAssert assertThat(FakeDocker docker) {
    return new FakeDockerAssert(docker);
  }

  /**
   * Begins assertions about what was sent.
   *
   * @param journal the journal of an engine, in memory or real
   * @return assertions about its calls
   */
  public static JournalAssert assertThat(CallJournal journal) {
    return new JournalAssert(journal);
  }
}
