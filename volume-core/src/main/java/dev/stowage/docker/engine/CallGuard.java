package dev.stowage.docker.engine;

/** The one door through which engine calls are waited for. */
public interface CallGuard {

  /**
   * Runs a call within the deadline and answers its result.
   *
   * @param call the call
   * @param <T> what it results in
   */
  <T> T run(EngineCall<T> call);
}
