package dev.stowage.testkit.assertj;

import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.Leftover;
import dev.stowage.testkit.state.ContainerSnapshot;
import dev.stowage.testkit.state.EngineSnapshot;
import dev.stowage.testkit.state.StateChange;
import dev.stowage.testkit.state.VolumeSnapshot;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** Assertions about the state of an engine in memory. Not thread-safe. */
public final class FakeDockerAssert extends AbstractAssert<FakeDockerAssert, FakeDocker> {

  FakeDockerAssert(FakeDocker docker) {
    super(docker, FakeDockerAssert.class);
  }

  private FakeDocker docker() {
    isNotNull();
    return actual;
  }

  private AssertionError failure(String text) {
    return failure("%s%n%s", text, docker().describe());
  }

  /**
   * Requires a volume.
   *
   * @param name its name
   * @return assertions about the volume
   */
  public VolumeAssert hasVolume(String name) {
    VolumeSnapshot volume =
        docker()
            .snapshot()
            .volume(name)
            .orElseThrow(() -> failure("expected a volume " + name + ", but there is none"));
    return new VolumeAssert(volume, docker()).as("%s", descriptionText());
  }

  /**
   * Requires that there is no such volume.
   *
   * @param name its name
   * @return this
   */
  public FakeDockerAssert hasNoVolume(String name) {
    if (docker().snapshot().volume(name).isPresent()) {
      throw failure("expected no volume " + name + ", but there is one");
    }
    return this;
  }

  /**
   * Requires a container.
   *
   * @param nameOrId its name or its whole id
   * @return assertions about the container
   */
  public ContainerAssert hasContainer(String nameOrId) {
    ContainerSnapshot container =
        docker()
            .snapshot()
            .container(nameOrId)
            .orElseThrow(() -> failure("expected a container " + nameOrId + ", but there is none"));
    return new ContainerAssert(container, docker()).as("%s", descriptionText());
  }

  /**
   * Requires that there is no such container, running or not.
   *
   * @param nameOrId its name or its whole id
   * @return this
   */
  public FakeDockerAssert hasNoContainer(String nameOrId) {
    if (docker().snapshot().container(nameOrId).isPresent()) {
      throw failure("expected no container " + nameOrId + ", but there is one");
    }
    return this;
  }

  /**
   * Requires that nothing differs from an earlier state.
   *
   * @param earlier the earlier state
   * @return this
   */
  public FakeDockerAssert hasNothingChangedSince(EngineSnapshot earlier) {
    List<StateChange> changes = docker().snapshot().changesSince(earlier);
    if (!changes.isEmpty()) {
      throw failure("expected no change, but:\n" + Texts.lines(changes));
    }
    return this;
  }

  /**
   * Requires that the test has left nothing of some kinds.
   *
   * @param kinds the kinds; none means all
   * @return this
   */
  public FakeDockerAssert hasNothingLeft(Leftover... kinds) {
    for (Leftover kind : kinds.length == 0 ? Leftover.values() : kinds) {
      List<String> left = docker().leftovers(kind);
      if (!left.isEmpty()) {
        throw failure("expected none of " + kind + ", but:\n" + Texts.lines(left));
      }
    }
    return this;
  }
}
