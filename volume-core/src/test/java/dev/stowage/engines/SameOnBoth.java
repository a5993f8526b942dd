package dev.stowage.engines;

import com.github.dockerjava.core.DockerClientImpl;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.engine.EngineProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.assertj.core.api.SoftAssertions;

/** Does the same on a real engine and on the one in memory that imitates it, and compares. */
final class SameOnBoth {

  private final List<RawEngine> both;
  private final SoftAssertions soft = new SoftAssertions();
  private int compared;

  SameOnBoth(TestEngine engine) {
    EngineProfile profile =
        EngineProfile.all().stream()
            .filter(one -> engine.toString().contains(" " + one.name() + "."))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no profile for " + engine));
    this.both =
        List.of(
            new RawEngine(engine.toString(), ((DockerClientImpl) engine.docker()).getHttpClient()),
            new RawEngine("in memory: " + profile, FakeDocker.create(profile).transport()));
  }

  List<RawEngine> both() {
    return both;
  }

  /** Lets both do something and notes where what comes of it differs. */
  void compare(String what, Function<RawEngine, ?> action) {
    List<Object> outcomes = new ArrayList<>();
    for (RawEngine one : both) {
      outcomes.add(action.apply(one));
    }
    compared++;
    soft.assertThat(outcomes.get(1)).as(what).isEqualTo(outcomes.get(0));
  }

  /** Fails if anything differed, or if less was compared than there must be. */
  void assertSame(int fewest) {
    soft.assertThat(compared).as("comparisons").isGreaterThanOrEqualTo(fewest);
    soft.assertAll();
  }

  /** Takes out of a text what differs from host to host: paths of layers. */
  static String plain(String text) {
    return text.replaceAll("/[^ \"]*/overlay2/[0-9a-f]{64}/merged", "<layer>");
  }

  static Map<String, Object> hostConfig(List<String> binds) {
    return Map.of("NetworkMode", "none", "Binds", binds);
  }
}
