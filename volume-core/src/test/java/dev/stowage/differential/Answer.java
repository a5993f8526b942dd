package dev.stowage.differential;

import java.util.Map;

/** What an engine answered, made comparable: see {@link Canonical}. */
record Answer(int status, Map<String, String> headers, String body) {

  @Override
  public String toString() {
    return status + " " + headers + "\n" + body;
  }
}
