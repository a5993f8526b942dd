package dev.stowage.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.stowage.testkit.Calls;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.Leftover;
import dev.stowage.testkit.engine.EngineProfile;
import dev.stowage.testkit.fault.Faults;
import dev.stowage.testkit.plugin.FakePlugin;
import dev.stowage.testkit.recording.CallJournal;
import dev.stowage.testkit.time.FakeClock;
import dev.stowage.testkit.transport.FakeConfig;
import dev.stowage.testkit.transport.FakeTransport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The extension, tried on test classes that are run from here. */
class FakeDockerExtensionTest {

  private static final List<Object> SEEN = new CopyOnWriteArrayList<>();

  private static TestExecutionSummary run(Class<?> tests, String... parameters) {
    SEEN.clear();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherDiscoveryRequestBuilder request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(tests))
            .configurationParameter(ToBeRun.KEY, "true");
    for (String parameter : parameters) {
      request.configurationParameter(parameter, "true");
    }
    LauncherFactory.create().execute(request.build(), listener);
    return listener.getSummary();
  }

  private static List<Throwable> failures(Class<?> tests) {
    return run(tests).getFailures().stream()
        .map(TestExecutionSummary.Failure::getException)
        .toList();
  }

  @ExtendWith({ToBeRun.class, FakeDockerExtension.class})
  static class Parameters {

    @BeforeEach
    void before(FakeDocker docker) {
      SEEN.add(docker);
    }

    @Test
    void takesAll(
        FakeDocker docker,
        CallJournal journal,
        Faults faults,
        FakeClock clock,
        FakeTransport transport,
        FakeConfig config,
        EngineProfile profile) {
      SEEN.add(docker);
      assertThat(journal).isSameAs(docker.journal());
      assertThat(faults).isSameAs(docker.faults());
      assertThat(clock).isSameAs(docker.clock());
      assertThat(transport).isSameAs(docker.transport());
      assertThat(config).isSameAs(docker.config());
      assertThat(profile).isEqualTo(EngineProfile.DOCKER_28_5);
    }

    @AfterEach
    void after(FakeDocker docker) {
      Calls.say(docker, "GET /_ping");
      SEEN.add(docker);
    }
  }

  @Test
  void parametersOfOneTest_areOfOneEngine_whichIsClosed() {
    assertThat(failures(Parameters.class)).isEmpty();

    assertThat(SEEN).hasSize(3).containsOnly(SEEN.get(0));
    assertThat(SEEN.get(0))
        .satisfies(
            docker ->
                org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> Calls.say((FakeDocker) docker, "GET /_ping"))
                    .hasMessageContaining("refused"));
  }

  @ExtendWith({ToBeRun.class, FakeDockerExtension.class})
  @Execution(ExecutionMode.CONCURRENT)
  static class Isolated {

    @Test
    void one(FakeDocker docker) {
      use(docker);
    }

    @Test
    void two(FakeDocker docker) {
      use(docker);
    }

    @Test
    void three(FakeDocker docker) {
      use(docker);
    }

    private static void use(FakeDocker docker) {
      assertThat(docker.snapshot().volumes()).isEmpty();
      Calls.createVolume(docker, "orders");
      SEEN.add(docker);
    }
  }

  @Test
  void tests_shareNothing_alsoInParallel() {
    TestExecutionSummary summary = run(Isolated.class, "junit.jupiter.execution.parallel.enabled");

    assertThat(summary.getFailures()).isEmpty();
    assertThat(SEEN).hasSize(3).doesNotHaveDuplicates();
  }

  @ExtendWith({ToBeRun.class, FakeDockerExtension.class})
  @Engine("26.1")
  static class Engines {

    @Test
    void ofTheClass(EngineProfile profile) {
      SEEN.add("class " + profile.name());
    }

    @Test
    @Engine("20.10")
    void ofTheMethod(EngineProfile profile) {
      SEEN.add("method " + profile.name());
    }

    @Nested
    class Within {

      @Test
      void ofTheClassAround(EngineProfile profile) {
        SEEN.add("around " + profile.name());
      }
    }
  }

  @Test
  void engine_nearestAnnotationCounts() {
    assertThat(failures(Engines.class)).isEmpty();

    assertThat(SEEN).containsExactlyInAnyOrder("class 26.1", "method 20.10", "around 26.1");
  }

  @ExtendWith({ToBeRun.class, FakeDockerExtension.class})
  static class UnknownEngine {

    @Test
    @Engine("19.03")
    void test(FakeDocker docker) {
      SEEN.add(docker);
    }
  }

  @Test
  void unknownEngine_failsNamingThoseThatThereAre() {
    assertThat(failures(UnknownEngine.class))
        .singleElement()
        .satisfies(failure -> assertThat(texts(failure)).contains("'19.03'").contains("20.10, 26"));
  }

  @ExtendWith(ToBeRun.class)
  @Engine("26.1")
  static class EachOne {

    @BeforeEach
    void before(FakeDocker docker) {
      assertThat(docker.snapshot().volumes()).isEmpty();
      Calls.createVolume(docker, "orders");
    }

    @TestOnEachEngine
    void all(FakeDocker docker) {
      SEEN.add(docker.profile().name());
    }

    @TestOnEachEngine({"28.5", "podman"})
    void some(EngineProfile profile) {
      SEEN.add("some " + profile.name());
    }
  }

  @Test
  void eachEngine_runsOnAllOfDockersOrOnThoseThatAreNamed() {
    assertThat(failures(EachOne.class)).isEmpty();

    assertThat(SEEN)
        .containsExactlyInAnyOrder("20.10", "26.1", "28.5", "29", "some 28.5", "some podman");
  }

  @ExtendWith({ToBeRun.class, FakeDockerExtension.class})
  static class Leaking {

    @Test
    void openAnswer(FakeDocker docker) {
      SEEN.add(Calls.open(docker, "GET /events", ""));
    }

    @Test
    @MustNotLeave({})
    void openAnswerThatMayBe(FakeDocker docker) {
      SEEN.add(Calls.open(docker, "GET /events", ""));
    }

    @Test
    void volume(FakeDocker docker) {
      Calls.createVolume(docker, "orders");
    }

    @Test
    @MustNotLeave(Leftover.VOLUMES)
    void volumeThatMustNotBe(FakeDocker docker) {
      Calls.createVolume(docker, "orders");
    }
  }

  @Test
  void leftovers_failTheTest() {
    assertThat(failures(Leaking.class))
        .extracting(Throwable::getMessage)
        .containsExactlyInAnyOrder(
            "the test left in the engine:\n  answers that nobody closed: GET /events",
            "the test left in the engine:\n  volumes: orders");
  }

  @ExtendWith({ToBeRun.class, FakeDockerExtension.class})
  static class Failing {

    @Test
    void inTheTest(FakeDocker docker) {
      Calls.createVolume(docker, "orders");
      throw new AssertionError("wrong");
    }

    @Test
    void withoutAnEngine() {
      throw new AssertionError("without");
    }
  }

  @ExtendWith({ToBeRun.class, FakeDockerExtension.class})
  static class FailingBefore {

    @BeforeEach
    void before(FakeDocker docker) {
      Calls.createVolume(docker, "orders");
      throw new AssertionError("before");
    }

    @Test
    void test() {}
  }

  @ExtendWith({ToBeRun.class, FakeDockerExtension.class})
  static class FailingAfter {

    @Test
    void test() {}

    @AfterEach
    void after(FakeDocker docker) {
      Calls.createVolume(docker, "orders");
      throw new AssertionError("after");
    }
  }

  @Test
  void failure_showsStateAndCalls() {
    List<Throwable> failures = new ArrayList<>(failures(Failing.class));
    failures.addAll(failures(FailingBefore.class));
    failures.addAll(failures(FailingAfter.class));

    assertThat(failures).hasSize(4);
    for (Throwable failure : failures) {
      if (failure.getMessage().equals("without")) {
        assertThat(failure).hasNoSuppressedExceptions();
      } else {
        assertThat(texts(failure))
            .contains("volume orders")
            .contains("POST /volumes/create: 201")
            .contains("Docker 28.5");
      }
    }
  }

  private static String texts(Throwable failure) {
    StringBuilder text = new StringBuilder(String.valueOf(failure));
    Arrays.stream(failure.getSuppressed()).forEach(it -> text.append(texts(it)));
    return failure.getCause() == null ? text.toString() : text + texts(failure.getCause());
  }

  @ExtendWith({ToBeRun.class, FakeDockerExtension.class})
  static class ForAll {

    @BeforeAll
    static void before(FakeDocker docker) {
      SEEN.add(docker);
    }

    @Test
    void test() {}
  }

  @ExtendWith({ToBeRun.class, FakeDockerExtension.class})
  static class InConstructor {

    InConstructor(FakeDocker docker) {
      SEEN.add(docker);
    }

    @Test
    void test() {}
  }

  @Test
  void sharedEngine_isRefusedSayingWhatToDo() {
    for (Class<?> tests : List.of(ForAll.class, InConstructor.class)) {
      assertThat(failures(tests))
          .singleElement()
          .satisfies(
              failure ->
                  assertThat(texts(failure))
                      .contains("take the FakeDocker as a parameter of the test"));
      assertThat(SEEN).isEmpty();
    }
  }

  @ExtendWith(ToBeRun.class)
  static class Registered {

    @RegisterExtension
    static final FakeDockerExtension FAKE =
        FakeDockerExtension.with(
            settings ->
                settings
                    .engine(EngineProfile.DOCKER_20_10)
                    .plugin(FakePlugin.named("rexray/ebs").build()));

    @Test
    void own(FakeDocker docker) {
      SEEN.add(docker.profile().name() + Calls.say(docker, "GET /info").body());
    }

    @Test
    @Engine("26.1")
    void annotated(FakeDocker docker) {
      SEEN.add(docker.profile().name() + Calls.say(docker, "GET /info").body());
    }
  }

  @Test
  void registered_hasSettings_andAnnotationsCountMore() {
    assertThat(failures(Registered.class)).isEmpty();

    assertThat(SEEN)
        .hasSize(2)
        .allSatisfy(seen -> assertThat(seen).asString().contains("rexray/ebs"))
        .anySatisfy(seen -> assertThat(seen).asString().startsWith("20.10"))
        .anySatisfy(seen -> assertThat(seen).asString().startsWith("26.1"));
  }
}
