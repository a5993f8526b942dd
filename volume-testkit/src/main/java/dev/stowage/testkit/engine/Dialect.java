package dev.stowage.testkit.engine;

/** Whose words an engine uses: statuses, error texts and error bodies differ. */
public enum Dialect {
  /** Docker Engine. */
  DOCKER,
  /** Podman, through its Docker-compatible service. */
  PODMAN
}
