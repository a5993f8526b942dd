package dev.stowage.volume.mount;

/**
 * What becomes of file systems mounted below the source of a read-only bind mount.
 *
 * @see <a href="https://docs.docker.com/engine/storage/bind-mounts/#recursive-mounts">recursive
 *     mounts</a>
 */
public enum Submounts {
  /**
   * Read-only where engine and kernel can: from API 1.44 on with Linux 5.12. Older engines leave
   * them writable, without a word. The engine's default.
   */
  READ_ONLY_IF_POSSIBLE,
  /**
   * Writable. What every engine below API 1.44 does; newer ones are told. Swarm services cannot
   * have it.
   */
  WRITABLE,
  /**
   * Read-only, or the container does not start. Needs API 1.44 and implies {@link
   * Propagation#RPRIVATE}. Swarm services cannot have it.
   */
  READ_ONLY
}
