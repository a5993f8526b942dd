package dev.stowage.docker.engine;

import java.time.Duration;
import java.util.Optional;

/**
 * One blocking call of an engine.
 *
 * @param <T> what it results in
 */
public interface EngineCall<T> {

  /** Says what is tried, and on what. */
  String attempt();

  /** Tells whether the call cleans up, and so must go through even in an interrupted thread. */
  boolean cleansUp();

  /** Tells how long the call may take; empty for as long as any other. */
  default Optional<Duration> limit() {
    return Optional.empty();
  }

  /** Blocks until the engine has answered. */
  T execute();

  /** Tells whether a failure of {@link #execute} is a time limit of the transport that passed. */
  default boolean ranOutOfTime(RuntimeException failure) {
    return false;
  }

  /**
   * Tells how far the call has come. One that moves data may take as long as it wants, as long as
   * this goes on growing within each deadline.
   */
  default long progress() {
    return 0;
  }

  /** Ends {@link #execute} in another thread as far as that is possible. */
  void abort();
}
