package dev.stowage.testkit.serve;

import java.io.IOException;

/** What came in is no HTTP request that can be answered; the connection ends with a refusal. */
final class HttpFailure extends IOException {

  private static final long serialVersionUID = 1L;

  private final int status;

  private HttpFailure(int status, String text) {
    super(text);
    this.status = status;
  }

  /** What is no request at all. */
  static HttpFailure badRequest() {
    return new HttpFailure(400, "400 Bad Request");
  }

  static HttpFailure badRequest(String why) {
    return new HttpFailure(400, "400 Bad Request: " + why);
  }

  static HttpFailure of(int status, String text) {
    return new HttpFailure(status, text);
  }

  int status() {
    return status;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
