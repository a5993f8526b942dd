package dev.stowage.testkit.fault;

/** A fault in force. Thread-safe. */
public interface ActiveFault extends AutoCloseable {

  /**
   * Returns how many calls it has hit.
   *
   * @return the number so far
   */
  int hits();

  /**
   * Waits until it has hit a call: for a held one, until the call is being held.
   *
   * @throws AssertionError after ten seconds of the machine's time, or if interrupted; the message
   *     shows what came instead
   */
  default void awaitHit() {
    awaitHits(1);
  }

  /**
   * Waits until it has hit some calls.
   *
   * @param count how many in all
   * @throws AssertionError after ten seconds of the machine's time, or if interrupted; the message
   *     shows what came instead
   */
  void awaitHits(int count);

  /** Ends the fault: no call is hit any more, and those that are held go on. */
  void lift();

  /** The same as {@link #lift}. */
  @Override
  default void close() {
    lift();
  }
}
