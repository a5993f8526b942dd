package dev.stowage.engines;

import com.github.dockerjava.core.DockerClientImpl;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.engine.EngineProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.assertj.core.api.SoftAssertions;

/** Compares a real engine with the one in memory that imitates it. */
final class SameOnBoth implements Comparison {

  private final EngineProfile profile;
  private final List<RawEngine> both;
  private final SoftAssertions soft = new SoftAssertions();
  private final List<String> answers = new ArrayList<>();

  SameOnBoth(TestEngine engine) {
    this.profile =
        EngineProfile.all().stream()
            .filter(one -> engine.toString().contains(" " + one.name() + "."))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no profile for " + engine));
    this.both =
        List.of(
            new RawEngine(engine.toString(), ((DockerClientImpl) engine.docker()).getHttpClient()),
            new RawEngine("in memory: " + profile, FakeDocker.create(profile).transport()));
  }

  EngineProfile profile() {
    return profile;
  }

  @Override
  public List<RawEngine> engines() {
    return both;
  }

  @Override
  public void compare(String what, Function<RawEngine, ?> question) {
    List<Object> outcomes = new ArrayList<>();
    for (RawEngine one : both) {
      outcomes.add(question.apply(one));
    }
    answers.add(RecordedAnswers.line(what, outcomes.get(0)));
    soft.assertThat(outcomes.get(1)).as(what).isEqualTo(outcomes.get(0));
  }

  /** Fails if anything differed; returns what the real engine answered. */
  List<String> assertSame() {
    soft.assertAll();
    return answers;
  }
}
