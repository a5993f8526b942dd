package dev.stowage.testkit.recording;

import static java.util.Objects.requireNonNull;

/** A call in a journal whose outcome is still to come. Thread-safe. */
public final class OpenCall {

  private final RecordedCall call;
  private volatile String outcome = "no answer yet";

  OpenCall(RecordedCall call) {
    this.call = call;
  }

  RecordedCall call() {
    return call;
  }

  /**
   * Notes what became of it, for messages.
   *
   * @param text such as {@code 201}, or why there was no answer
   */
  public void ended(String text) {
    outcome = requireNonNull(text, "text");
  }

  /** Returns the call and its outcome, such as {@code GET /v1.51/volumes/orders: 404}. */
  @Override
  public String toString() {
    return call + ": " + outcome;
  }
}
