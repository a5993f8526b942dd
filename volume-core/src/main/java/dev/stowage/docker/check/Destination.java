package dev.stowage.docker.check;

/** What the mounts are for. */
public enum Destination {
  /** A container that one engine creates. */
  CONTAINER("container"),
  /** A Swarm service, which knows mount objects only. */
  SERVICE("service");

  private final String word;

  Destination(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
