package dev.stowage.testkit.gate;

import dev.stowage.testkit.fault.Fault;
import dev.stowage.testkit.route.Call;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.util.Optional;

/** Faults that are answers: what the engine says. */
final class Refusals {

  private final World world;

  Refusals(World world) {
    this.world = world;
  }

  /** Tells whether calls of a route can fail so. */
  static boolean isPossible(Fault fault, Optional<String> route) {
    if (fault instanceof Fault.VolumeInUse) {
      return route.filter("DELETE /volumes/{name}"::equals).isPresent();
    }
    if (fault instanceof Fault.DiskFull) {
      return route.flatMap(FullDisk::on).isPresent();
    }
    return true;
  }

  /** Returns what the engine says; empty if the fault is no answer. */
  Optional<EngineFailure> of(Fault fault, Call call, String route) {
    if (fault instanceof Fault.Answer answer) {
      return Optional.of(EngineFailure.of(answer.status(), answer.message()));
    }
    if (fault instanceof Fault.VolumeInUse inUse) {
      String path = call.target().path();
      String name = path.substring(path.lastIndexOf('/') + 1);
      return Optional.of(world.wording().volumeInUse(name, inUse.containers()));
    }
    if (fault instanceof Fault.DiskFull) {
      return FullDisk.on(route).map(disk -> disk.failure(call, world));
    }
    return Optional.empty();
  }
}
