package dev.stowage.docker.engine;

import dev.stowage.volume.VolumeName;
import java.util.List;

/** The containers that use a volume, call by call. Thread-safe. */
public interface Containers {

  /**
   * A container that has a volume mounted, or would have if it ran.
   *
   * @param id its id
   * @param name its name
   * @param state such as {@code running}, {@code paused} or {@code exited}
   */
  record User(String id, String name, String state) {

    public boolean isRunning() {
      return state.equals("running");
    }
  }

  /** Lists them, those that do not run included. */
  List<User> using(VolumeName volume);

  /** Tells whether the engine removes one as soon as it stops. */
  boolean isRemovedWhenStopped(User container);

  void pause(User container);

  /** Lets one go on, also from a thread that is interrupted. */
  void unpause(User container);

  /** Stops one, and waits for as long as it is given for that. */
  void stop(User container);

  /** Starts one again, also from a thread that is interrupted. */
  void start(User container);
}
