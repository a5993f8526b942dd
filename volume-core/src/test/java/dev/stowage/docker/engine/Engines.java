package dev.stowage.docker.engine;

import dev.stowage.volume.ApiVersion;
import dev.stowage.volume.mount.ContainerPath.Platform;
import java.util.stream.Stream;

/** Identities of engines for tests. */
public final class Engines {

  private Engines() {}

  /** An engine for Linux containers, spoken to in {@code 1.minor}. */
  public static EngineIdentity linux(int minor) {
    return new EngineIdentity("Docker Engine", new ApiVersion(1, minor), Platform.LINUX);
  }

  /** An engine for Windows containers, spoken to in {@code 1.minor}. */
  public static EngineIdentity windows(int minor) {
    return new EngineIdentity("Docker Engine", new ApiVersion(1, minor), Platform.WINDOWS);
  }

  /** The versions at which something changes, and their neighbours. */
  public static Stream<Integer> minors() {
    return Stream.of(41, 42, 43, 44, 45, 46, 47, 48, 51);
  }
}
