package dev.stowage.engines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.engine.EngineProfile;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Archive calls of the engine in memory do what real engines did when they were recorded. */
class RecordedArchivesTest {

  static List<EngineProfile> profiles() {
    return List.of(
        EngineProfile.DOCKER_20_10, EngineProfile.DOCKER_26_1, EngineProfile.DOCKER_28_5);
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void archives_doAsRecorded(EngineProfile profile) throws IOException {
    try (FakeDocker docker = FakeDocker.create(profile)) {
      RecordedAnswers answers =
          new RecordedAnswers(new RawEngine(profile.toString(), docker.transport()));
      try (ArchiveCases cases = new ArchiveCases(answers, "recorded-archive")) {
        cases.all();
      }
      assertThat(answers.answers())
          .hasSizeGreaterThanOrEqualTo(ArchiveCases.FEWEST)
          .containsExactlyElementsOf(RecordedAnswers.read(profile.name()));
    }
  }
}
