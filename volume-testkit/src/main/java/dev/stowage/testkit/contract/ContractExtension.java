package dev.stowage.testkit.contract;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Leaves out what an engine is not expected to do, and turns round what it is known to fail. */
public final class ContractExtension implements InvocationInterceptor {

  /** Made by JUnit. */
  public ContractExtension() {}

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context)
      throws Throwable {
    EngineContract contract = (EngineContract) context.getRequiredTestInstance();
    EngineUnderTest engine = contract.underTest();
    Method test = call.getExecutable();
    Optional<String> reason = whyNot(engine, contract.getClass(), test);
    if (reason.isPresent()) {
      invocation.skip();
      Assumptions.abort(reason.get());
    }
    Optional<KnownFailure> known = engine.knownFailure(test.getName());
    if (known.isEmpty()) {
      invocation.proceed();
      return;
    }
    try {
      invocation.proceed();
    } catch (Exception | AssertionError stillSo) {
      return;
    }
    Assertions.fail(
        "is known to fail since "
            + known.get().since()
            + " ("
            + known.get().why()
            + "), but does not any more: remove it from the known failures");
  }

  private static Optional<String> whyNot(EngineUnderTest engine, Class<?> type, Method test) {
    List<EngineFeature> needed = new ArrayList<>(features(type.getAnnotation(OnlyWith.class)));
    needed.addAll(features(test.getAnnotation(OnlyWith.class)));
    for (EngineFeature feature : needed) {
      if (!engine.has(feature)) {
        return Optional.of("of engines that have " + feature);
      }
    }
    OnlyWithout without = test.getAnnotation(OnlyWithout.class);
    return without != null && engine.has(without.value())
        ? Optional.of("of engines that lack " + without.value())
        : Optional.empty();
  }

  private static List<EngineFeature> features(
      @org.jspecify.annotations.Nullable OnlyWith annotation) {
    return annotation == null ? List.of() : List.of(annotation.value());
  }
}
