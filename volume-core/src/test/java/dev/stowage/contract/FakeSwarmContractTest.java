package dev.stowage.contract;

import dev.stowage.testkit.contract.EngineUnderTest;
import dev.stowage.testkit.contract.SwarmContract;
import dev.stowage.testkit.engine.EngineProfile;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine in memory, in each profile. */
@ParameterizedClass
@MethodSource("dev.stowage.contract.FakesUnderTest#profiles")
class FakeSwarmContractTest extends SwarmContract {

  @Parameter EngineProfile profile;

  @Override
  protected EngineUnderTest engine() {
    return FakesUnderTest.engine(profile);
  }
}
