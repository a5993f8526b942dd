package dev.stowage.contract;

import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.contract.EngineUnderTest;
import dev.stowage.testkit.contract.VolumeContract;
import dev.stowage.testkit.engine.EngineProfile;
import dev.stowage.testkit.engine.Topology;
import java.util.stream.Stream;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine in memory, oldest and newest, in each topology. */
@ParameterizedClass
@MethodSource("topologies")
class FakeTopologiesContractTest extends VolumeContract {

  @Parameter(0)
  EngineProfile profile;

  @Parameter(1)
  Topology topology;

  static Stream<Arguments> topologies() {
    return Stream.of(Topology.values())
        .flatMap(
            topology ->
                Stream.of(EngineProfile.DOCKER_20_10, EngineProfile.DOCKER_29)
                    .map(profile -> Arguments.of(profile, topology)));
  }

  @Override
  protected EngineUnderTest engine() {
    return EngineUnderTest.over(
        FakeDocker.builder().engine(profile).topology(topology).build().transport());
  }
}
