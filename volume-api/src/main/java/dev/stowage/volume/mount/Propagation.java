package dev.stowage.volume.mount;

/**
 * How mounts made below a bind mount, on the host or in the container, show on the other side.
 *
 * <p>The shared and slave families need a source that itself lies on a shared mount of the host,
 * else the container does not start. Linux only; API 1.25.
 *
 * @see <a
 *     href="https://docs.docker.com/engine/storage/bind-mounts/#configure-bind-propagation">bind
 *     propagation</a>
 */
public enum Propagation {
  /** Neither side sees the other's new mounts; for this mount alone, not for mounts below it. */
  PRIVATE("private"),
  /** Neither side sees the other's new mounts. The engine's default. */
  RPRIVATE("rprivate"),
  /** Both sides see each other's new mounts; for this mount alone, not for mounts below it. */
  SHARED("shared"),
  /** Both sides see each other's new mounts. */
  RSHARED("rshared"),
  /** The container sees the host's new mounts; for this mount alone, not for mounts below it. */
  SLAVE("slave"),
  /** The container sees the host's new mounts. */
  RSLAVE("rslave");

  private final String word;

  Propagation(String word) {
    this.word = word;
  }

  /**
   * Returns Docker's word for it.
   *
   * @return a word such as {@code rprivate}
   */
  public String word() {
    return word;
  }
}
