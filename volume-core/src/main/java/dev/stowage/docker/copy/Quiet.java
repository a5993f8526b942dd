package dev.stowage.docker.copy;

import dev.stowage.docker.engine.Containers;
import dev.stowage.docker.engine.Containers.User;
import dev.stowage.volume.copy.UsersMeanwhile;
import dev.stowage.volume.failure.VolumeException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Containers that are kept still for a while. */
final class Quiet {

  private final Containers containers;
  private final UsersMeanwhile how;
  private final Deque<User> still = new ArrayDeque<>();

  private Quiet(Containers containers, UsersMeanwhile how) {
    this.containers = containers;
    this.how = how;
  }

  /** Does some work while they are still, and lets them go on whatever happens. */
  static <T> T during(
      List<User> users, UsersMeanwhile how, Containers containers, Supplier<T> work) {
    Quiet quiet = new Quiet(containers, how);
    T result;
    try {
      users.forEach(quiet::keep);
      result = work.get();
    } catch (RuntimeException | Error failure) {
      quiet.letGoAfter(failure);
      throw failure;
    }
    quiet.letGo();
    return result;
  }

  /** One whose answer is lost may be still all the same. */
  private void keep(User user) {
    still.push(user);
    if (how == UsersMeanwhile.STOP) {
      containers.stop(user);
    } else {
      containers.pause(user);
    }
  }

  private void letGoAfter(Throwable failure) {
    try {
      letGo();
    } catch (VolumeException second) {
      failure.addSuppressed(second);
    }
  }

  /** Lets all of them go on; one that cannot does not hold up the others. */
  private void letGo() {
    VolumeException first = null;
    while (!still.isEmpty()) {
      first = letGo(still.pop(), first);
    }
    if (first != null) {
      throw first;
    }
  }

  private @Nullable VolumeException letGo(User user, @Nullable VolumeException first) {
    try {
      if (how == UsersMeanwhile.STOP) {
        containers.start(user);
      } else {
        containers.unpause(user);
      }
      return first;
    } catch (VolumeException failure) {
      if (first == null) {
        return failure;
      }
      first.addSuppressed(failure);
      return first;
    }
  }
}
