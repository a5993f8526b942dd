package dev.stowage.differential;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.engines.EachEngine;
import dev.stowage.engines.TestEngine;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.engine.Dialect;
import dev.stowage.testkit.engine.EngineProfile;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/**
 * Long random sequences, done to the engine in memory and to a real one side by side.
 *
 * <p>{@code -Dstowage.differential.operations=N} says how many operations there are for each
 * engine, else two thousand; {@code -Dstowage.differential.seed=S} where they begin, else at 1. A
 * failure tells the seed of its sequence, which alone is then played again with {@code
 * -Dstowage.differential.operations=1}.
 */
@EachEngine
class DifferentialIT {

  private static final int OPERATIONS = 2_000;
  private static final int LENGTH = 80;
  private static final int MOST_TRIES = 30;

  @Parameter TestEngine engine;

  @Test
  void randomSequences_sameAnswers() {
    int operations = Integer.getInteger("stowage.differential.operations", OPERATIONS);
    long first = Long.getLong("stowage.differential.seed", 1);
    try (Duel duel = new Duel(this::fake, transport(), KnownDeviations.MET_BY_CHANCE)) {
      int played = 0;
      for (long seed = first; played < operations; seed++) {
        List<Operation> sequence = Sequences.random(seed, LENGTH, engine.api());
        Optional<Difference> difference = duel.play(sequence);
        if (difference.isPresent()) {
          throw new AssertionError(told(seed, duel, sequence, difference.get()));
        }
        played += sequence.size();
      }
      assertThat(played).isGreaterThanOrEqualTo(operations);
    }
  }

  @Test
  void knownDeviations_areStillThere() {
    try (Duel duel = new Duel(this::fake, transport(), List.of())) {
      assertThat(known())
          .hasSizeGreaterThan(5)
          .allSatisfy(
              deviation ->
                  assertThat(sooner(duel, deviation))
                      .as("%s", deviation)
                      .hasValueSatisfying(
                          difference -> assertThat(difference).matches(deviation.sign())));
    }
  }

  /** Engines do some things in no fixed order, so that a deviation may show only now and then. */
  private static Optional<Difference> sooner(Duel duel, KnownDeviation deviation) {
    return IntStream.range(0, MOST_TRIES)
        .mapToObj(attempt -> duel.play(deviation.witness()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Stream<KnownDeviation> known() {
    return KnownDeviations.ALL.stream().filter(it -> it.concerns().test(engine.api()));
  }

  private static String told(
      long seed, Duel duel, List<Operation> sequence, Difference difference) {
    List<Operation> smallest = duel.shrink(sequence, difference);
    StringBuilder text = new StringBuilder("seed " + seed + ", smallest sequence:\n");
    smallest.forEach(operation -> text.append("  ").append(operation).append('\n'));
    return text.append(duel.play(smallest).orElse(difference)).toString();
  }

  private DockerHttpClient fake() {
    return FakeDocker.create(profile()).transport();
  }

  private EngineProfile profile() {
    return EngineProfile.all().stream()
        .filter(it -> it.dialect() == Dialect.DOCKER && it.api().newest().equals(engine.api()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no profile imitates " + engine));
  }

  private DockerHttpClient transport() {
    return ((DockerClientImpl) engine.docker()).getHttpClient();
  }
}
