package dev.stowage.testkit.world;

/** The engine went down while somebody waited in it. */
public final class EngineGone extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EngineGone() {
    super("the engine went down", null, false, false);
  }
}
