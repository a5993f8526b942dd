package dev.stowage.docker.engine;

/**
 * A place where the container has something mounted already.
 *
 * @param path the path in the container, as it was written
 * @param by what is mounted there, in words
 * @param group which list it stands in; only places of different groups collide with one another
 *     where the group is {@code volumes-from}
 */
public record TakenTarget(String path, String by, Group group) {

  /** The lists of a host configuration that mount something. */
  public enum Group {
    /** Short bind texts. */
    BINDS,
    /** Mount objects. */
    MOUNTS,
    /** The tmpfs map. */
    TMPFS,
    /** Mounts taken over from other containers, which may repeat one another. */
    VOLUMES_FROM
  }
}
