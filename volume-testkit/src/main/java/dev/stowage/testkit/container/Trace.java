package dev.stowage.testkit.container;

/** Where a thread was when it did something; never thrown. */
final class Trace extends Throwable {

  private static final long serialVersionUID = 1L;

  Trace(String message) {
    super(message);
  }
}
