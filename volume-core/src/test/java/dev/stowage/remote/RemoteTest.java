package dev.stowage.remote;

import dev.stowage.engines.OnEngine;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A test that runs once on each engine that is there for storage elsewhere. */
@ParameterizedClass(name = "{0}", allowZeroInvocations = true, autoCloseArguments = false)
@MethodSource("dev.stowage.remote.RemoteEngine#present")
abstract class RemoteTest extends OnEngine {

  /** Returns what belongs to the engine of this run. */
  RemoteEngine remote() {
    return RemoteEngine.of(engine);
  }
}
