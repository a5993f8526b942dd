package dev.stowage.testkit.junit;

import dev.stowage.testkit.engine.EngineProfile;
import java.lang.annotation.Annotation;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** What annotations choose for a test. */
final class Choice {

  private static final ExtensionContext.Namespace OURS =
      ExtensionContext.Namespace.create(Choice.class);

  private Choice() {}

  /** Finds the nearest: at the test, its class, or the class around it. */
  static <A extends Annotation> Optional<A> nearest(ExtensionContext context, Class<A> type) {
    Optional<ExtensionContext> at = Optional.of(context);
    while (at.isPresent()) {
      Optional<A> found =
          at.get().getElement().flatMap(it -> AnnotationSupport.findAnnotation(it, type));
      if (found.isPresent()) {
        return found;
      }
      at = at.get().getParent();
    }
    return Optional.empty();
  }

  /** Chooses the engine of one test, whatever its annotations say. */
  static void choose(ExtensionContext test, EngineProfile profile) {
    test.getStore(OURS).put(EngineProfile.class, profile);
  }

  static Optional<EngineProfile> engine(ExtensionContext test) {
    return Optional.ofNullable(test.getStore(OURS).get(EngineProfile.class, EngineProfile.class))
        .or(() -> nearest(test, Engine.class).map(Engine::value).map(Choice::profile));
  }

  static EngineProfile profile(String name) {
    return EngineProfile.named(name)
        .orElseThrow(
            () ->
                new ExtensionConfigurationException(
                    "there is no engine '" + name + "' in the fake, but " + names()));
  }

  private static String names() {
    return EngineProfile.all().stream().map(EngineProfile::name).collect(Collectors.joining(", "));
  }
}
