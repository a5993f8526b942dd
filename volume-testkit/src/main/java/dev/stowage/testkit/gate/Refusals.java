package dev.stowage.testkit.gate;

import dev.stowage.testkit.fault.Fault;
import dev.stowage.testkit.route.Call;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.util.Optional;
import java.util.Set;

/** Faults that are answers, and which calls can be answered so. */
final class Refusals {

  private static final String REMOVE_VOLUME = "DELETE /volumes/";

  /** What stores bytes; an engine whose disk is full can still make a volume. */
  private static final Set<String> STORING =
      Set.of("PUT /containers/{name}/archive", "POST /containers/create", "POST /images/create");

  private final World world;

  Refusals(World world) {
    this.world = world;
  }

  /**
   * Tells whether calls of a route can fail so.
   *
   * @param route method and path with holes; empty for what no engine has
   */
  static boolean isPossible(Fault fault, Optional<String> route) {
    if (fault instanceof Fault.VolumeInUse) {
      return route.filter((REMOVE_VOLUME + "{name}")::equals).isPresent();
    }
    if (fault instanceof Fault.DiskFull) {
      return route.filter(STORING::contains).isPresent();
    }
    return true;
  }

  /** Returns what the engine says; empty if the fault is no answer. */
  Optional<EngineFailure> of(Fault fault, Call call) {
    if (fault instanceof Fault.Answer answer) {
      return Optional.of(EngineFailure.of(answer.status(), answer.message()));
    }
    if (fault instanceof Fault.VolumeInUse inUse) {
      String name = (call.method() + " " + call.target().path()).substring(REMOVE_VOLUME.length());
      return Optional.of(world.wording().volumeInUse(name, inUse.containers()));
    }
    return Optional.empty();
  }
}
