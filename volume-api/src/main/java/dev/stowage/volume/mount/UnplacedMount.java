package dev.stowage.volume.mount;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;

/**
 * A mount that lacks only its place in the container.
 *
 * <p>Immutable and thread-safe: one can be placed several times.
 *
 * @param <B> the builder that follows
 */
public final class UnplacedMount<B extends MountBuilder<B, ?>> {

  private final Function<String, B> placed;

  UnplacedMount(Function<String, B> placed) {
    this.placed = placed;
  }

  /**
   * Says where in the container the mount appears.
   *
   * @param target an absolute path below the container's root, such as {@code /data} or, in a
   *     Windows container, {@code C:\data}; judged when the mount is built
   * @return a builder for the options
   */
  public B at(String target) {
    return placed.apply(requireNonNull(target, "target"));
  }

  /**
   * Says where in the container the mount appears.
   *
   * @param target the path
   * @return a builder for the options
   */
  public B at(ContainerPath target) {
    return at(target.value());
  }
}
