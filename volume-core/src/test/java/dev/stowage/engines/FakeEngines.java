package dev.stowage.engines;

import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.engine.Dialect;
import dev.stowage.testkit.engine.EngineProfile;
import dev.stowage.testkit.plugin.FakePlugin;
import dev.stowage.testkit.plugin.ManagedPlugin;
import dev.stowage.testkit.tree.FileTree;
import java.util.List;
import java.util.stream.Stream;

/** Engines in memory, served to this machine, so that tests of real ones can run on them. */
public final class FakeEngines {

  /** A plugin in the registry of each; it is what {@link PluginRegistry} has, too. */
  static final String OFFERED = "lab/dir:1";

  private static final List<TestEngine> SERVED =
      EngineProfile.all().stream()
          .filter(profile -> profile.dialect() == Dialect.DOCKER)
          .map(FakeEngines::serve)
          .toList();

  private FakeEngines() {}

  /** Lists one of each of Docker's profiles, which live as long as this JVM. */
  public static Stream<TestEngine> served() {
    return SERVED.stream();
  }

  private static TestEngine serve(EngineProfile profile) {
    FakeDocker fake =
        FakeDocker.builder()
            .engine(profile)
            .inRegistry(
                ManagedPlugin.named(OFFERED, FakePlugin.named("dir").build())
                    .network("host")
                    .capabilities("CAP_SYS_ADMIN")
                    .setting("LEVEL", "low")
                    .build())
            .build();
    // Where no shell is to be found on this machine, that of an image is taken.
    fake.addImage("busybox:stable", FileTree.empty());
    return new TestEngine(fake.serveOnLoopback().uri().toString());
  }
}
