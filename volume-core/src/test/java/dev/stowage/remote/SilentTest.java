package dev.stowage.remote;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A test whose engine waits for plugins that are dead, which would hold up all others on it. */
@Execution(ExecutionMode.CONCURRENT)
@ParameterizedClass(name = "{0}", allowZeroInvocations = true, autoCloseArguments = false)
@MethodSource("dev.stowage.remote.RemoteEngine#forSilence")
abstract class SilentTest extends OnRemoteEngine {}
