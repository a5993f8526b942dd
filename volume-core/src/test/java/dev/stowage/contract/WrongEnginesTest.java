package dev.stowage.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.contract.ArchiveContract;
import dev.stowage.testkit.contract.ConnectionContract;
import dev.stowage.testkit.contract.ContainerContract;
import dev.stowage.testkit.contract.EngineUnderTest;
import dev.stowage.testkit.contract.ImageContract;
import dev.stowage.testkit.contract.KnownFailure;
import dev.stowage.testkit.contract.PluginContract;
import dev.stowage.testkit.contract.SwarmContract;
import dev.stowage.testkit.contract.VolumeContract;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The contract notices each rule that is broken: engines that are wrong on purpose fail it. */
class WrongEnginesTest {

  /** What the contract is run on; the classes below are made by JUnit, which knows no arguments. */
  private static UnaryOperator<EngineUnderTest> expectations = engine -> engine;

  private static UnaryOperator<DockerHttpClient> engine = good -> good;

  private static EngineUnderTest underTest() {
    return expectations.apply(EngineUnderTest.over(engine.apply(FakeDocker.create().transport())));
  }

  @Test
  void goodEngine_failsNothing() {
    assertThat(failures(good -> good, expected -> expected)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void wrongEngine_isNoticed(WrongEngine wrong) {
    assertThat(failures(wrong::before, expected -> expected)).containsKey(wrong.noticedBy());
  }

  @Test
  void knownFailure_isNoFailure() {
    KnownFailure known =
        new KnownFailure("ping_head_noBody", "a body after all", LocalDate.of(2026, 11, 23));
    WrongEngine wrong = WrongEngine.HAS_NO_VERSION;
    assertThat(failures(wrong::before, expected -> expected)).containsKey("ping_head_noBody");
    assertThat(failures(wrong::before, expected -> expected.knownToFail(known)))
        .doesNotContainKey("ping_head_noBody");
  }

  @Test
  void knownFailureThatIsNone_fails() {
    KnownFailure known =
        new KnownFailure("ping_head_noBody", "a body after all", LocalDate.of(2026, 11, 23));
    assertThat(failures(good -> good, expected -> expected.knownToFail(known)))
        .containsOnlyKeys("ping_head_noBody")
        .hasEntrySatisfying(
            "ping_head_noBody",
            message -> assertThat(message).contains("2026-11-23", "does not any more"));
  }

  /** Runs the whole contract, and returns what failed by the name of the test. */
  private static Map<String, String> failures(
      UnaryOperator<DockerHttpClient> meddling, UnaryOperator<EngineUnderTest> expecting) {
    engine = meddling;
    expectations = expecting;
    Failures failures = new Failures();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(
                    selectClass(Volumes.class),
                    selectClass(Containers.class),
                    selectClass(Archives.class),
                    selectClass(Images.class),
                    selectClass(Connections.class),
                    selectClass(Plugins.class),
                    selectClass(Swarms.class))
                .build(),
            failures);
    assertThat(failures.run).as("tests that were run").isGreaterThan(85);
    return failures.messages;
  }

  private static final class Failures implements TestExecutionListener {

    private final Map<String, String> messages = new TreeMap<>();
    private int run;

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (test.isTest()) {
        run++;
        result
            .getThrowable()
            .filter(it -> result.getStatus() == TestExecutionResult.Status.FAILED)
            .ifPresent(failure -> messages.put(name(test), String.valueOf(failure.getMessage())));
      }
    }

    private static String name(TestIdentifier test) {
      return ((MethodSource) test.getSource().orElseThrow()).getMethodName();
    }
  }

  static final class Volumes extends VolumeContract {
    @Override
    protected EngineUnderTest engine() {
      return underTest();
    }
  }

  static final class Containers extends ContainerContract {
    @Override
    protected EngineUnderTest engine() {
      return underTest();
    }
  }

  static final class Archives extends ArchiveContract {
    @Override
    protected EngineUnderTest engine() {
      return underTest();
    }
  }

  static final class Images extends ImageContract {
    @Override
    protected EngineUnderTest engine() {
      return underTest();
    }
  }

  static final class Plugins extends PluginContract {
    @Override
    protected EngineUnderTest engine() {
      return underTest();
    }

    @Override
    protected byte[] program() {
      return new byte[] {0};
    }
  }

  static final class Swarms extends SwarmContract {
    @Override
    protected EngineUnderTest engine() {
      return underTest();
    }
  }

  static final class Connections extends ConnectionContract {
    @Override
    protected EngineUnderTest engine() {
      return underTest();
    }
  }
}
