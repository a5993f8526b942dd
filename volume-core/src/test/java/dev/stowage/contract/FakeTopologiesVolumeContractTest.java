package dev.stowage.contract;

import dev.stowage.testkit.contract.EngineUnderTest;
import dev.stowage.testkit.contract.VolumeContract;
import dev.stowage.testkit.engine.EngineProfile;
import dev.stowage.testkit.engine.Topology;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine in memory, oldest and newest, in each topology. */
@ParameterizedClass
@MethodSource("dev.stowage.contract.FakesUnderTest#topologies")
class FakeTopologiesVolumeContractTest extends VolumeContract {

  @Parameter(0)
  EngineProfile profile;

  @Parameter(1)
  Topology topology;

  @Override
  protected EngineUnderTest engine() {
    return FakesUnderTest.engine(profile, topology);
  }
}
