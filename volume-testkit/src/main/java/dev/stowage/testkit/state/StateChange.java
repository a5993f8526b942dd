package dev.stowage.testkit.state;

import static java.util.Objects.requireNonNull;

/**
 * One difference between two states of an engine.
 *
 * @param kind what became of the subject
 * @param subject such as {@code volume orders-db}
 * @param detail what differs about a subject that is in both states; else empty
 */
public record StateChange(Kind kind, String subject, String detail) {

  /** What became of something. */
  public enum Kind {
    /** It is only in the later state. */
    CREATED,
    /** It is only in the earlier state. */
    REMOVED,
    /** It is in both, and differs. */
    CHANGED
  }

  /**
   * Makes a difference.
   *
   * @param kind what became of the subject
   * @param subject what it is about
   * @param detail what differs
   */
  public StateChange {
    requireNonNull(kind, "kind");
    requireNonNull(subject, "subject");
    requireNonNull(detail, "detail");
  }

  /** Returns a line such as {@code volume orders-db: label app: shop became store}. */
  @Override
  public String toString() {
    return switch (kind) {
      case CREATED -> subject + ": created";
      case REMOVED -> subject + ": removed";
      case CHANGED -> subject + ": " + detail;
    };
  }
}
