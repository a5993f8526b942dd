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
