package dev.stowage.testkit.engine;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A thread would have waited for itself, for ever: it still reads an archive from a container, and
 * calls the engine for the same container.
 *
 * <p>A real engine hangs here. It keeps a container locked until an archive that is read from it
 * was read to its end or closed.
 */
public final class SelfDeadlockException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes a failure.
   *
   * @param container name or id of the container
   * @param holder where the thread took the lock
   * @param waiter where it wants it again, which becomes the cause
   */
  public SelfDeadlockException(String container, Throwable holder, Throwable waiter) {
    super(
        "container "
            + container
            + " is locked by this thread itself; a real engine would hang. Read the archive to its"
            + " end, or close it, before the next call; or use two containers.\n"
            + stack(holder)
            + "\n"
            + stack(waiter),
        waiter);
  }

  private static String stack(Throwable throwable) {
    return Arrays.stream(throwable.getStackTrace())
        .map(frame -> "    at " + frame)
        .collect(Collectors.joining("\n", "  " + throwable.getMessage() + "\n", ""));
  }
}
