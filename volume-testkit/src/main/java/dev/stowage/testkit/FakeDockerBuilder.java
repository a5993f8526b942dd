package dev.stowage.testkit;

import static java.util.Objects.requireNonNull;

import dev.stowage.testkit.engine.Dialect;
import dev.stowage.testkit.engine.EngineProfile;
import dev.stowage.testkit.engine.Topology;
import dev.stowage.testkit.plugin.ManagedPlugin;
import dev.stowage.testkit.plugin.VolumePlugin;
import dev.stowage.testkit.time.FakeClock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Describes an engine in memory. Not thread-safe. */
public final class FakeDockerBuilder {

  EngineProfile profile = EngineProfile.DOCKER_28_5;
  Topology topology = Topology.LOCAL;
  FakeClock clock = FakeClock.create();
  long seed = 1;
  long diskSize = Long.MAX_VALUE;
  final List<VolumePlugin> plugins = new ArrayList<>();
  final List<ManagedPlugin> registry = new ArrayList<>();
  final Set<Leftover> forbidden = EnumSet.of(Leftover.OPEN_ANSWERS);

  FakeDockerBuilder() {}

  /**
   * Chooses the engine that is imitated; if not said, {@link EngineProfile#DOCKER_28_5}.
   *
   * @param engine the engine
   * @return this
   */
  public FakeDockerBuilder engine(EngineProfile engine) {
    this.profile = requireNonNull(engine, "engine");
    return this;
  }

  /**
   * Chooses where the engine runs, seen from the client; if not said, {@link Topology#LOCAL}.
   *
   * @param where the topology
   * @return this
   */
  public FakeDockerBuilder topology(Topology where) {
    this.topology = requireNonNull(where, "where");
    return this;
  }

  /**
   * Adds a volume plugin to the engine's host.
   *
   * @param plugin the plugin; no two may have the same name
   * @return this
   */
  public FakeDockerBuilder plugin(VolumePlugin plugin) {
    plugins.add(requireNonNull(plugin, "plugin"));
    return this;
  }

  /**
   * Adds a plugin to the registry, so that the engine can install it; there is no other registry.
   *
   * @param plugin the plugin; no two may have the same name
   * @return this
   */
  public FakeDockerBuilder inRegistry(ManagedPlugin plugin) {
    registry.add(requireNonNull(plugin, "plugin"));
    return this;
  }

  /**
   * Gives the engine a clock; if not said, one of its own.
   *
   * @param newer the clock, which may be shared with other engines
   * @return this
   */
  public FakeDockerBuilder clock(FakeClock newer) {
    this.clock = requireNonNull(newer, "newer");
    return this;
  }

  /**
   * Chooses the ids that the engine makes up; if not said, 1.
   *
   * @param newer the same seed gives the same ids in the same order
   * @return this
   */
  public FakeDockerBuilder seed(long newer) {
    this.seed = newer;
    return this;
  }

  /**
   * Gives the engine's disk a size; if not said, there is no end of it.
   *
   * <p>What does not fit fails as on a full disk, see {@link
   * dev.stowage.testkit.fault.Fault#diskFull()}. The content of files counts: in images, in
   * containers, and in volumes of the local driver, also if it is {@linkplain
   * dev.stowage.testkit.tree.FileContent#generated generated}. What a program writes, is counted
   * but not refused. Calls that write at the same time each have all that was free when they began.
   *
   * @param bytes the size in bytes, from 0
   * @return this
   * @throws IllegalArgumentException if it is negative
   */
  public FakeDockerBuilder diskSize(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("size " + bytes + " is negative");
    }
    this.diskSize = bytes;
    return this;
  }

  /**
   * Lets {@link FakeDocker#close} fail if such things are left; if not said, {@link
   * Leftover#OPEN_ANSWERS} alone.
   *
   * @param kinds all that must not be left; none lets everything pass
   * @return this
   */
  public FakeDockerBuilder mustNotLeave(Leftover... kinds) {
    forbidden.clear();
    forbidden.addAll(List.of(kinds));
    return this;
  }

  /**
   * Starts the engine.
   *
   * @return an engine that holds nothing
   * @throws IllegalArgumentException if two plugins have the same name, one in the registry has a
   *     name that engines refuse, or Podman is to run where it does not in the fake
   */
  public FakeDocker build() {
    boolean dockersOnly = topology == Topology.ROOTLESS || topology.isDesktop();
    if (dockersOnly && profile.dialect() == Dialect.PODMAN) {
      throw new IllegalArgumentException("Podman is not " + topology + " in the fake");
    }
    return new FakeDocker(this);
  }
}
