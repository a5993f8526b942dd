package dev.stowage.docker.host;

import java.io.IOException;

/** An entry that is not let out of its volume. */
final class RefusedEntry extends IOException {

  private static final long serialVersionUID = 1L;

  private final String path;
  private final String remedy;

  RefusedEntry(String path, String reason, String remedy) {
    super(reason);
    this.path = path;
    this.remedy = remedy;
  }

  String path() {
    return path;
  }

  String remedy() {
    return remedy;
  }
}
