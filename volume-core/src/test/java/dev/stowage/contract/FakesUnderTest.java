package dev.stowage.contract;

import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.contract.EngineFeature;
import dev.stowage.testkit.contract.EngineUnderTest;
import dev.stowage.testkit.contract.KnownFailure;
import dev.stowage.testkit.engine.Dialect;
import dev.stowage.testkit.engine.EngineProfile;
import dev.stowage.testkit.engine.Topology;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The engine in memory in each of its profiles, and what is expected of it there. */
final class FakesUnderTest {

  private FakesUnderTest() {}

  static Stream<EngineProfile> profiles() {
    return EngineProfile.all().stream();
  }

  /** Returns the oldest and the newest profile of Docker in each topology. */
  static Stream<Arguments> topologies() {
    return Stream.of(Topology.values())
        .flatMap(
            topology ->
                Stream.of(EngineProfile.DOCKER_20_10, EngineProfile.DOCKER_29)
                    .map(profile -> Arguments.of(profile, topology)));
  }

  static EngineUnderTest engine(EngineProfile profile, Topology topology) {
    return EngineUnderTest.over(
        FakeDocker.builder().engine(profile).topology(topology).build().transport());
  }

  static EngineUnderTest engine(EngineProfile profile) {
    EngineUnderTest engine = EngineUnderTest.over(FakeDocker.create(profile).transport());
    return profile.dialect() == Dialect.PODMAN ? podman(engine) : engine;
  }

  private static EngineUnderTest podman(EngineUnderTest engine) {
    return engine
        .without(
            EngineFeature.CONTAINERS,
            EngineFeature.DOCKERS_VOLUME_RULES,
            EngineFeature.MANAGED_PLUGINS,
            EngineFeature.SWARM,
            EngineFeature.REFUSES_OTHER_VERSIONS)
        .knownToFail(
            new KnownFailure(
                "pageThatNobodyHas_notFound",
                "Podman has pages of its own, which are not in the fake: it fails loudly for any"
                    + " that Docker has not, too",
                LocalDate.of(2026, 11, 23)));
  }
}
