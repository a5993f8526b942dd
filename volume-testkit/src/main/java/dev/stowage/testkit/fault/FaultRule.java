package dev.stowage.testkit.fault;

/** A fault that is being described. Nothing happens before {@link #give}. Not thread-safe. */
public interface FaultRule {

  /**
   * Lets the fault end after some calls; if not said, it does not end.
   *
   * @param count how many calls are hit; above zero
   * @return this
   */
  FaultRule times(int count);

  /**
   * Lets some calls through first; if not said, none.
   *
   * @param count how many calls that are meant are not hit
   * @return this
   */
  FaultRule after(int count);

  /**
   * Hits one call only.
   *
   * @param number which of those that are meant, from 1
   * @return this
   */
  default FaultRule nth(int number) {
    return after(number - 1).times(1);
  }

  /**
   * Puts the fault in force.
   *
   * @param fault what happens
   * @param more what happens besides, such as an answer after a delay, in this order
   * @return the fault, in force
   * @throws IllegalArgumentException if a fault makes no sense for such calls
   */
  ActiveFault give(Fault fault, Fault... more);
}
