package dev.stowage.testkit.junit;

import static java.util.Objects.requireNonNull;

import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.FakeDockerBuilder;
import dev.stowage.testkit.engine.EngineProfile;
import dev.stowage.testkit.engine.NotInFakeException;
import dev.stowage.testkit.fault.Faults;
import dev.stowage.testkit.recording.CallJournal;
import dev.stowage.testkit.time.FakeClock;
import dev.stowage.testkit.transport.FakeConfig;
import dev.stowage.testkit.transport.FakeTransport;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Gives each test an engine in memory of its own, and closes it afterwards.
 *
 * <p>Test methods and methods before and after each test may take a {@link FakeDocker}, or of it
 * the {@link CallJournal}, {@link Faults}, {@link FakeClock}, {@link FakeTransport}, {@link
 * FakeConfig} and {@link EngineProfile}. Constructors and methods before and after all tests may
 * not, since tests share nothing. A test fails if it leaves what it must not, see {@link
 * MustNotLeave}; a test that fails shows what was in its engine and what was sent to it.
 *
 * <p>Works with tests that run in parallel.
 */
public final class FakeDockerExtension
    implements ParameterResolver,
        AfterEachCallback,
        TestExecutionExceptionHandler,
        LifecycleMethodExecutionExceptionHandler {

  private static final ExtensionContext.Namespace OURS =
      ExtensionContext.Namespace.create(FakeDockerExtension.class);

  private static final Map<Class<?>, Function<FakeDocker, Object>> PARAMETERS =
      Map.of(
          FakeDocker.class, docker -> docker,
          CallJournal.class, FakeDocker::journal,
          Faults.class, FakeDocker::faults,
          FakeClock.class, FakeDocker::clock,
          FakeTransport.class, FakeDocker::transport,
          FakeConfig.class, FakeDocker::config,
          EngineProfile.class, FakeDocker::profile);

  private final UnaryOperator<FakeDockerBuilder> settings;

  private FakeDockerExtension(UnaryOperator<FakeDockerBuilder> settings) {
    this.settings = settings;
  }

  /** Makes an extension, as {@code @ExtendWith} does. */
  public FakeDockerExtension() {
    this(builder -> builder);
  }

  /**
   * Makes an extension whose engines have something in common, such as a plugin, for a static field
   * with {@code @RegisterExtension}.
   *
   * @param settings called for each test; what annotations choose is set afterwards
   * @return an extension
   */
  public static FakeDockerExtension with(UnaryOperator<FakeDockerBuilder> settings) {
    return new FakeDockerExtension(requireNonNull(settings, "settings"));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return PARAMETERS.containsKey(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    if (context.getTestMethod().isEmpty()) {
      throw new ParameterResolutionException(
          "each test has an engine of its own: take the "
              + type.getSimpleName()
              + " as a parameter of the test, or of a method before or after each");
    }
    return requireNonNull(PARAMETERS.get(type)).apply(docker(context));
  }

  private FakeDocker docker(ExtensionContext context) {
    ExtensionContext.Store store = context.getStore(OURS);
    FakeDocker docker = store.get(FakeDocker.class, FakeDocker.class);
    if (docker == null) {
      docker = start(context);
      store.put(FakeDocker.class, docker);
    }
    return docker;
  }

  private FakeDocker start(ExtensionContext context) {
    FakeDockerBuilder builder = settings.apply(FakeDocker.builder());
    Choice.engine(context).ifPresent(builder::engine);
    Choice.nearest(context, MustNotLeave.class)
        .ifPresent(choice -> builder.mustNotLeave(choice.value()));
    return builder.build();
  }

  private static Optional<FakeDocker> started(ExtensionContext context) {
    return Optional.ofNullable(context.getStore(OURS).get(FakeDocker.class, FakeDocker.class));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    started(context).ifPresent(FakeDocker::close);
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw explained(context, failure);
  }

  @Override
  public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw explained(context, failure);
  }

  @Override
  public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw explained(context, failure);
  }

  private static Throwable explained(ExtensionContext context, Throwable failure) {
    if (!(failure instanceof NotInFakeException)) {
      started(context).ifPresent(docker -> failure.addSuppressed(new InTheEngine(docker)));
    }
    return failure;
  }

  /** No failure, but what a failed test shows of its engine. */
  private static final class InTheEngine extends Exception {

    private static final long serialVersionUID = 1L;

    InTheEngine(FakeDocker docker) {
      super("when the test failed:\n" + docker.describe(), null, false, false);
    }
  }
}
