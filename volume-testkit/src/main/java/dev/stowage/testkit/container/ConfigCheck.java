package dev.stowage.testkit.container;

import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.world.EngineFailure;
import dev.stowage.testkit.world.World;
import java.util.Set;

/** What the engine refuses in a create request, mounts aside. */
final class ConfigCheck {

  private static final Set<String> POLICIES =
      Set.of("", "no", "always", "unless-stopped", "on-failure");

  private static final long LEAST_MEMORY = 6L << 20;

  private ConfigCheck() {}

  static void check(ContainerRequest asked, World world) {
    String directory = asked.config().text("WorkingDir");
    if (!directory.isEmpty() && !directory.startsWith("/")) {
      throw EngineFailure.badRequest(
          "the working directory '" + directory + "' is invalid, it needs to be an absolute path");
    }
    String signal = asked.config().text("StopSignal");
    if (!signal.isEmpty()) {
      Signals.parse(signal, world);
    }
    for (String variable : asked.config().list("Env")) {
      if (variable.isEmpty() || variable.startsWith("=")) {
        throw EngineFailure.badRequest("invalid environment variable: " + variable);
      }
    }
    long memory = asked.host().number("Memory");
    if (memory > 0 && memory < LEAST_MEMORY) {
      throw EngineFailure.badRequest("Minimum memory limit allowed is 6MB");
    }
    if (asked.host().flag("AutoRemove") && restarts(asked.host().in("RestartPolicy"))) {
      throw EngineFailure.badRequest("can't create 'AutoRemove' container with restart policy");
    }
  }

  private static boolean restarts(Settings policy) {
    return !policy.text("Name").isEmpty() && !policy.text("Name").equals("no");
  }

  static void checkRestartPolicy(Settings policy, World world) {
    boolean old = world.has(Quirk.OLD_WORDING);
    String name = policy.text("Name");
    if (!POLICIES.contains(name)) {
      throw EngineFailure.badRequest(
          old
              ? "invalid restart policy '" + name + "'"
              : "invalid restart policy: unknown policy '"
                  + name
                  + "'; use one of 'no', 'always', 'on-failure', or 'unless-stopped'");
    }
    if (policy.number("MaximumRetryCount") != 0 && !name.equals("on-failure") && !name.isEmpty()) {
      throw EngineFailure.badRequest(
          old
              ? "maximum retry count cannot be used with restart policy '" + name + "'"
              : "invalid restart policy: maximum retry count can only be used with 'on-failure'");
    }
  }
}
