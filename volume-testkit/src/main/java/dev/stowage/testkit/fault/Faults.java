package dev.stowage.testkit.fault;

import dev.stowage.testkit.recording.CallPattern;
import java.util.List;

/**
 * The faults of one engine in memory.
 *
 * <pre>{@code
 * docker.faults().on("DELETE", "/volumes/orders").times(2).give(Fault.volumeInUse("4f1c"));
 * }</pre>
 *
 * <p>Of several that mean a call, the oldest that is not used up is given, so that faults come in
 * the order in which they are written. Thread-safe.
 */
public interface Faults {

  /**
   * Begins a fault for calls of a method and a path.
   *
   * @param method such as {@code DELETE}
   * @param path as in {@link CallPattern#call}
   * @return what is still to be said
   * @throws IllegalArgumentException if the engine has no such route; the message names the nearest
   */
  default FaultRule on(String method, String path) {
    return on(CallPattern.call(method, path));
  }

  /**
   * Begins a fault.
   *
   * @param calls which calls are meant
   * @return what is still to be said
   * @throws IllegalArgumentException if the engine has no such route; the message names the nearest
   */
  FaultRule on(CallPattern calls);

  /**
   * Begins a fault for all calls.
   *
   * @return what is still to be said
   */
  default FaultRule onAnyCall() {
    return on(CallPattern.anyCall());
  }

  /**
   * Returns the faults that are not lifted or used up.
   *
   * @return an unmodifiable copy, oldest first
   */
  List<ActiveFault> active();

  /** Lifts all faults. */
  void clear();

  /**
   * Breaks off all answers that are being read, such as streams of events and archives: reading on
   * is an {@code IOException}. New calls are not concerned.
   */
  void breakOpenAnswers();
}
