package dev.stowage.testkit.assertj;

import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.state.ContainerSnapshot;
import dev.stowage.testkit.state.MountSnapshot;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;

/** Assertions about a container as it was when they were begun. Not thread-safe. */
public final class ContainerAssert extends AbstractAssert<ContainerAssert, ContainerSnapshot> {

  private final FakeDocker docker;

  ContainerAssert(ContainerSnapshot container, FakeDocker docker) {
    super(container, ContainerAssert.class);
    this.docker = docker;
  }

  private AssertionError failure(String text) {
    return failure("container %s: %s%n%s", actual.name(), text, docker.describe());
  }

  /**
   * Requires a state.
   *
   * @param word {@code created}, {@code running}, {@code paused} or {@code exited}
   * @return this
   */
  public ContainerAssert inState(String word) {
    if (!actual.state().equals(word)) {
      throw failure("expected to be " + word + ", but is " + actual.state());
    }
    return this;
  }

  /**
   * Requires that it has ended.
   *
   * @param code how
   * @return this
   */
  public ContainerAssert exitedWith(int code) {
    inState("exited");
    if (actual.exitCode() != code) {
      throw failure("expected exit code " + code + ", but is " + actual.exitCode());
    }
    return this;
  }

  /**
   * Requires a label.
   *
   * @param key its key
   * @param value its value
   * @return this
   */
  public ContainerAssert withLabel(String key, String value) {
    if (!value.equals(actual.labels().get(key))) {
      throw failure("expected label " + key + "=" + value + ", but it has " + actual.labels());
    }
    return this;
  }

  /**
   * Requires that something is mounted somewhere in it.
   *
   * @param source name of a volume or image, or path on the engine's host
   * @return this
   */
  public ContainerAssert mounting(String source) {
    return mounting(source + " somewhere", mount -> mount.source().equals(source));
  }

  /**
   * Requires that something is mounted at a place of it.
   *
   * @param source name of a volume or image, or path on the engine's host; empty for memory
   * @param target the path in the container
   * @return this
   */
  public ContainerAssert mounting(String source, String target) {
    return mounting(
        source + " at " + target,
        mount -> mount.source().equals(source) && mount.target().equals(target));
  }

  /**
   * Requires that something is mounted at a place of it, and cannot be written to.
   *
   * @param source name of a volume or image, or path on the engine's host; empty for memory
   * @param target the path in the container
   * @return this
   */
  public ContainerAssert mountingReadOnly(String source, String target) {
    return mounting(
        source + " at " + target + " read-only",
        mount ->
            mount.source().equals(source) && mount.target().equals(target) && !mount.writable());
  }

  private ContainerAssert mounting(String what, Predicate<MountSnapshot> wanted) {
    if (actual.mounts().stream().noneMatch(wanted)) {
      throw failure("expected to mount " + what + ", but mounts\n" + Texts.lines(actual.mounts()));
    }
    return this;
  }
}
