package dev.stowage.testkit.container;

import dev.stowage.testkit.engine.Quirk;
import dev.stowage.testkit.world.World;

/** What the engine says when it is told to remove a container that runs. */
final class RemovalRefusals {

  private RemovalRefusals() {}

  /**
   * Returns the text.
   *
   * @param asked the name or id in the call
   */
  static String text(Container container, String asked, World world) {
    boolean paused = container.state().isPaused();
    if (world.has(Quirk.OLD_WORDING)) {
      return "You cannot remove a "
          + container.state().word()
          + " container "
          + container.id()
          + ". "
          + (paused
              ? "Unpause and then stop the container before attempting removal or force remove"
              : "Stop the container before attempting removal or force remove");
    }
    String named = world.has(Quirk.SLASHED_NAMES_IN_REMOVALS) ? "/" + container.name() : asked;
    return "cannot remove container \""
        + named
        + "\": container is "
        + (paused
            ? "paused and must be unpaused first"
            : container.state().word() + ": stop the container before removing or force remove");
  }
}
