package dev.stowage.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts runs and what was lost or left in them. Thread-safe. */
public final class Losses {

  private final AtomicInteger runs = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicInteger swept = new AtomicInteger();
  private final Queue<String> losses = new ConcurrentLinkedQueue<>();

  /** Counts a run. */
  public void run(String which, boolean failed, List<String> lost) {
    runs.incrementAndGet();
    if (failed) {
      failures.incrementAndGet();
    }
    lost.forEach(loss -> losses.add(which + ": " + loss));
  }

  /** Counts what could not be removed at once, as the request to remove it was hit. */
  public void swept(int carriers) {
    swept.addAndGet(carriers);
  }

  /** Prints the count, and fails if anything was lost. */
  public void report(String what) {
    System.out.printf(
        "%s: %d runs, %d failed as they should, %d carriers left to a sweep, %d losses%n",
        what, runs.get(), failures.get(), swept.get(), losses.size());
    assertThat(losses).as("what " + what + " lost").isEmpty();
    assertThat(failures.get()).as("runs of " + what + " that were hit").isPositive();
  }
}
