package dev.stowage.testkit.swarm;

import dev.stowage.testkit.world.EngineFailure;

/** Swarm's refusals, in the words in which the engine hands them on. */
final class SwarmFailure {

  private SwarmFailure() {}

  static EngineFailure invalid(String why) {
    return EngineFailure.badRequest("rpc error: code = InvalidArgument desc = " + why);
  }

  static EngineFailure exists(String why) {
    return EngineFailure.conflict("rpc error: code = AlreadyExists desc = " + why);
  }

  /** Fails if something has changed since it was read. */
  static void requireVersion(SwarmMeta meta, long version) {
    if (meta.version() != version) {
      throw EngineFailure.system("rpc error: code = Unknown desc = update out of sequence");
    }
  }
}
