package dev.stowage.engines;

import org.junit.jupiter.api.extension.AfterClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.BeforeClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Lets a test class have an engine to itself while it runs there. */
final class EngineTurn
    implements BeforeClassTemplateInvocationCallback, AfterClassTemplateInvocationCallback {

  private static final Namespace OURS = Namespace.create(EngineTurn.class);

  @Override
  public void beforeClassTemplateInvocation(ExtensionContext context) {
    String name = context.getDisplayName();
    TestEngine engine =
        Engines.present()
            .filter(present -> present.toString().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no engine is called " + name));
    context.getStore(OURS).put(TestEngine.Turn.class, engine.turn());
  }

  @Override
  public void afterClassTemplateInvocation(ExtensionContext context) {
    context.getStore(OURS).remove(TestEngine.Turn.class, TestEngine.Turn.class).close();
  }
}
