package dev.stowage.docker.engine;

/** For how long a call is worth waiting, by what may hold it up. */
public enum Patience {
  /** A look that need not wait for anybody's dead plugin, because there is another way. */
  BRIEF,
  /** What one living volume driver needs to list its volumes. */
  DRIVER,
  /** What the engine itself needs. */
  USUAL,
  /** The work of a volume driver, which the engine waits for up to two minutes. */
  WORK
}
