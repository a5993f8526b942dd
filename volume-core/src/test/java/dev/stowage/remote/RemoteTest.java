package dev.stowage.remote;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A test that runs once on each engine that is there for storage elsewhere. */
@Execution(ExecutionMode.CONCURRENT)
@ParameterizedClass(name = "{0}", allowZeroInvocations = true, autoCloseArguments = false)
@MethodSource("dev.stowage.remote.RemoteEngine#present")
abstract class RemoteTest extends OnRemoteEngine {}
