package dev.stowage.docker.wire;

/** An answer without an end in sight; not an I/O failure, so that it is not asked for again. */
final class AnswerTooLargeException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  AnswerTooLargeException(int limit) {
    super("the answer is longer than " + limit + " bytes");
  }
}
