package dev.stowage.testkit.route;

import dev.stowage.testkit.container.RunState;
import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.world.World;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer to a wait: nothing until a container has ended, then how. */
final class WaitStream extends LateStream {

  private final World world;
  private final RunState state;
  private final String condition;
  private final int endsBefore;
  private boolean told;

  WaitStream(World world, RunState state, String condition) {
    super(world);
    this.world = world;
    this.state = state;
    this.condition = condition;
    this.endsBefore = state.ends();
  }

  @Override
  boolean isReady() {
    return state.isRemoved()
        || switch (condition) {
          case "next-exit" -> state.ends() > endsBefore;
          case "removed" -> false;
          default -> !state.isRunning() || state.ends() > endsBefore;
        };
  }

  @Override
  byte[] next() {
    if (told) {
      return new byte[0];
    }
    told = true;
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    if (world.has(Quirk.OLD_WORDING)) {
      answer.put("Error", null);
    }
    answer.put("StatusCode", state.exitCode());
    return (Json.write(answer) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
