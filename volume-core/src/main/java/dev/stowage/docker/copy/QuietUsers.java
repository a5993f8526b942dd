package dev.stowage.docker.copy;

import dev.stowage.docker.engine.Containers;
import dev.stowage.docker.engine.Containers.User;
import dev.stowage.volume.Finding;
import dev.stowage.volume.copy.CopyEnd;
import dev.stowage.volume.copy.CopyEnd.OfHostDirectory;
import dev.stowage.volume.copy.CopyEnd.OfVolume;
import dev.stowage.volume.copy.UsersMeanwhile;
import dev.stowage.volume.failure.InvalidDefinitionException;
import java.util.List;
import java.util.function.Supplier;

/** The containers that use what is to be read, kept still meanwhile. */
public final class QuietUsers {

  private final Containers containers;

  private QuietUsers(Containers containers) {
    this.containers = containers;
  }

  public static QuietUsers of(Containers containers) {
    return new QuietUsers(containers);
  }

  /** Lists those that are to be kept still, and refuses where one cannot be. */
  public List<User> running(CopyEnd source, UsersMeanwhile how, String attempt) {
    if (how == UsersMeanwhile.RUN) {
      return List.of();
    }
    List<User> running = users(source).stream().filter(User::isRunning).toList();
    if (how == UsersMeanwhile.STOP) {
      running.stream()
          .filter(containers::isRemovedWhenStopped)
          .findFirst()
          .ifPresent(user -> refuseToStop(user, attempt));
    }
    return running;
  }

  private List<User> users(CopyEnd source) {
    return source instanceof OfVolume volume
        ? containers.using(volume.name())
        : containers.binding(((OfHostDirectory) source).path().value());
  }

  private static void refuseToStop(User user, String attempt) {
    throw new InvalidDefinitionException(
        attempt,
        List.of(
            new Finding(
                "container '" + user.name() + "'",
                "is removed by the engine as soon as it stops",
                "pause it instead, with pausingUsers()")));
  }

  /** Does some work while they are still, and lets them go on whatever happens. */
  public <T> T during(List<User> users, UsersMeanwhile how, Supplier<T> work) {
    return Quiet.during(users, how, containers, work);
  }
}
