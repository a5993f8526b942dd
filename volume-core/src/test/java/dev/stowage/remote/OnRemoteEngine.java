package dev.stowage.remote;

import dev.stowage.engines.OnEngine;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test on an engine that is there for storage elsewhere.
 *
 * <p>Most of the time such a test waits for an engine that waits for a plugin, so these classes run
 * beside all others, one test at a time on each engine.
 */
@ExtendWith(OneAtATime.class)
abstract class OnRemoteEngine extends OnEngine {

  /** Returns what belongs to the engine of this run. */
  RemoteEngine remote() {
    return RemoteEngine.of(engine);
  }
}
