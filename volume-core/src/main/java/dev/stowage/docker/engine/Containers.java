package dev.stowage.docker.engine;

import dev.stowage.volume.VolumeName;
import java.util.List;

/** The containers that use a volume or a host directory, call by call. Thread-safe. */
public interface Containers {

  /**
   * A container that has it mounted, or would have if it ran.
   *
   * @param id its id
   * @param name its name
   * @param state such as {@code running}, {@code paused} or {@code exited}
   */
  record User(String id, String name, String state) {

    public boolean isRunning() {
      return state.equals("running");
    }

    /** Tells whether it has its volumes mounted. */
    public boolean isUp() {
      return isRunning() || state.equals("paused");
    }
  }

  /** Lists those that have a volume, also if they do not run. */
  List<User> using(VolumeName volume);

  /** Lists those that have a directory of the host bound, or something above or below it. */
  List<User> binding(String hostDirectory);

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
