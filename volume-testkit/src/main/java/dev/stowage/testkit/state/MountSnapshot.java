package dev.stowage.testkit.state;

import static java.util.Objects.requireNonNull;

/**
 * What is mounted somewhere in a container.
 *
 * @param type {@code bind}, {@code volume}, {@code tmpfs} or {@code image}
 * @param source the name of the volume or image, or the path on the engine's host; empty for memory
 * @param target the path in the container
 * @param writable whether the container may write to it
 */
public record MountSnapshot(String type, String source, String target, boolean writable) {

  /**
   * Makes a mount.
   *
   * @param type what is mounted
   * @param source which one
   * @param target where
   * @param writable whether it can be written to
   */
  public MountSnapshot {
    requireNonNull(type, "type");
    requireNonNull(source, "source");
    requireNonNull(target, "target");
  }

  /** Returns a text such as {@code volume orders-db at /data read-only}. */
  @Override
  public String toString() {
    return type
        + (source.isEmpty() ? "" : " " + source)
        + " at "
        + target
        + (writable ? "" : " read-only");
  }
}
