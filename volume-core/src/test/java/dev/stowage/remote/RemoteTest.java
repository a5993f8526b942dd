package dev.stowage.remote;

import dev.stowage.engines.OnEngine;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A test that runs once on each engine that is there for storage elsewhere.
 *
 * <p>Most of the time such a test waits for an engine that waits for a plugin, so these classes run
 * beside all others, one test at a time on each engine.
 */
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(OneAtATime.class)
@ParameterizedClass(name = "{0}", allowZeroInvocations = true, autoCloseArguments = false)
@MethodSource("dev.stowage.remote.RemoteEngine#present")
abstract class RemoteTest extends OnEngine {

  /** Returns what belongs to the engine of this run. */
  RemoteEngine remote() {
    return RemoteEngine.of(engine);
  }
}
