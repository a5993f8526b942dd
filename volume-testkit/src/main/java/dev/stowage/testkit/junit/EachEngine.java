package dev.stowage.testkit.junit;

import dev.stowage.testkit.engine.Dialect;
import dev.stowage.testkit.engine.EngineProfile;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Runs a test once for each engine; what {@link TestOnEachEngine} stands for. */
public final class EachEngine implements TestTemplateInvocationContextProvider {

  /** Makes an extension, as {@code @ExtendWith} does. */
  public EachEngine() {}

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    return engines(context).stream().map(OneEngine::new);
  }

  private static List<EngineProfile> engines(ExtensionContext context) {
    String[] names =
        AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), TestOnEachEngine.class)
            .map(TestOnEachEngine::value)
            .orElse(new String[0]);
    return names.length > 0
        ? Arrays.stream(names).map(Choice::profile).toList()
        : EngineProfile.all().stream()
            .filter(profile -> profile.dialect() == Dialect.DOCKER)
            .toList();
  }

  private record OneEngine(EngineProfile profile) implements TestTemplateInvocationContext {

    @Override
    public String getDisplayName(int index) {
      return profile.toString();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      BeforeEachCallback choose = context -> Choice.choose(context, profile);
      return List.of(choose);
    }
  }
}
