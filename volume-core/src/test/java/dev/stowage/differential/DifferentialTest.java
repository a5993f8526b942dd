package dev.stowage.differential;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.engine.EngineProfile;
import dev.stowage.volume.ApiVersion;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The differential test itself: it sees differences, and makes them small. */
class DifferentialTest {

  private static final int LENGTH = 80;

  @Test
  void sameSeed_sameSequence() {
    ApiVersion newest = new ApiVersion(1, 51);
    assertThat(Sequences.random(7, LENGTH, newest))
        .isEqualTo(Sequences.random(7, LENGTH, newest))
        .isNotEqualTo(Sequences.random(8, LENGTH, newest));
  }

  @Test
  void twoFakesOfOneProfile_noDifference() {
    try (Duel duel = duel(EngineProfile.DOCKER_28_5, EngineProfile.DOCKER_28_5)) {
      for (int seed = 0; seed < 10; seed++) {
        assertThat(duel.play(Sequences.random(seed, LENGTH, new ApiVersion(1, 51)))).isEmpty();
      }
    }
  }

  @Test
  void twoProfiles_differenceInFewSteps() {
    try (Duel duel = duel(EngineProfile.DOCKER_20_10, EngineProfile.DOCKER_26_1)) {
      List<Operation> sequence = Sequences.random(1, LENGTH, new ApiVersion(1, 41));
      Optional<Difference> difference = duel.play(sequence);
      assertThat(difference).isPresent();
      List<Operation> smallest = duel.shrink(sequence, difference.get());
      assertThat(smallest).hasSizeLessThanOrEqualTo(3);
      assertThat(duel.play(smallest)).isPresent();
    }
  }

  @Test
  void smallest_onlyWhatTheFailureNeeds() {
    List<Integer> hundred = IntStream.range(0, 100).boxed().toList();
    assertThat(
            Shrinker.smallest(
                hundred, numbers -> numbers.contains(13) && numbers.containsAll(List.of(57, 90))))
        .containsExactly(13, 57, 90);
    assertThat(Shrinker.smallest(List.of(1), numbers -> true)).containsExactly(1);
  }

  private static Duel duel(EngineProfile one, EngineProfile other) {
    return new Duel(() -> fake(one), fake(other), List.of());
  }

  private static DockerHttpClient fake(EngineProfile profile) {
    return FakeDocker.create(profile).transport();
  }
}
