package dev.stowage.docker.copy;

import static java.util.Objects.requireNonNull;

import dev.stowage.docker.content.Copying;
import dev.stowage.docker.engine.Containers.User;
import dev.stowage.volume.Finding;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.VolumeManager;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.content.Manifest;
import dev.stowage.volume.copy.CopyPlan;
import dev.stowage.volume.copy.UsersMeanwhile;
import dev.stowage.volume.copy.VolumeCopies;
import dev.stowage.volume.copy.VolumeCopy;
import dev.stowage.volume.failure.InvalidDefinitionException;
import dev.stowage.volume.failure.VolumeException;
import dev.stowage.volume.failure.VolumeInUseException;
import dev.stowage.volume.failure.VolumeNotFoundException;
import java.util.List;

/** Copies on one engine, or from one to another. */
public final class EngineCopies implements VolumeCopies {

  private final CopySide from;
  private final CopySide to;
  private final boolean oneEngine;

  public EngineCopies(CopySide from, CopySide to, boolean oneEngine) {
    this.from = from;
    this.to = to;
    this.oneEngine = oneEngine;
  }

  @Override
  public CopyPlan plan(VolumeCopy copy) {
    String attempt = "copy " + requireNonNull(copy, "copy");
    VolumeState source = source(copy, attempt);
    boolean isThere = to.volumes().find(copy.target()).isPresent();
    if (!isThere) {
      definition(copy, source, attempt);
    }
    return new CopyPlan(copy, !isThere, running(copy, attempt).stream().map(User::name).toList());
  }

  private VolumeState source(VolumeCopy copy, String attempt) {
    if (oneEngine && copy.source().equals(copy.target())) {
      throw refused(attempt, "volume '" + copy.target() + "'", "is its own source", "name another");
    }
    return from.volumes()
        .find(copy.source())
        .orElseThrow(() -> new VolumeNotFoundException(attempt, copy.source(), null));
  }

  private List<User> running(VolumeCopy copy, String attempt) {
    if (copy.users() == UsersMeanwhile.RUN) {
      return List.of();
    }
    List<User> users =
        from.containers().using(copy.source()).stream().filter(User::isRunning).toList();
    if (copy.users() == UsersMeanwhile.STOP) {
      users.stream()
          .filter(user -> from.containers().isRemovedWhenStopped(user))
          .findFirst()
          .ifPresent(user -> refuseToStop(user, attempt));
    }
    return users;
  }

  private static void refuseToStop(User user, String attempt) {
    throw refused(
        attempt,
        "container '" + user.name() + "'",
        "is removed by the engine as soon as it stops",
        "pause it instead, with pausingUsers()");
  }

  private static InvalidDefinitionException refused(
      String attempt, String where, String problem, String remedy) {
    return new InvalidDefinitionException(attempt, List.of(new Finding(where, problem, remedy)));
  }

  private static VolumeDefinition definition(VolumeCopy copy, VolumeState source, String attempt) {
    return copy.definition().orElseGet(() -> likeSource(copy.target(), source, attempt));
  }

  private static VolumeDefinition likeSource(
      VolumeName target, VolumeState source, String attempt) {
    if (source.driver().options().containsKey("device")) {
      throw refused(
          attempt,
          "volume '" + source.name() + "'",
          "says in its options where its data are, so that another one like it has the same",
          "give a definition for the target");
    }
    return VolumeDefinition.named(target.value())
        .driver(source.driver())
        .labels(source.labels())
        .build();
  }

  @Override
  public Manifest copy(VolumeCopy copy) {
    String attempt = "copy " + requireNonNull(copy, "copy");
    VolumeState source = source(copy, attempt);
    List<User> users = running(copy, attempt);
    return Quiet.during(
        users, copy.users(), from.containers(), () -> makeAndFill(copy, source, attempt));
  }

  private Manifest makeAndFill(VolumeCopy copy, VolumeState source, String attempt) {
    boolean made = makeTarget(copy, source, attempt);
    try {
      return new Copying(from.engine(), from.archives(), to.engine(), to.archives())
          .copy(copy.source(), copy.target(), copy.isVerified());
    } catch (RuntimeException | Error failure) {
      if (made) {
        removeAfter(failure, copy.target(), to.volumes());
      }
      throw failure;
    }
  }

  /** Makes the target unless it is there; tells whether it was made. */
  private boolean makeTarget(VolumeCopy copy, VolumeState source, String attempt) {
    if (copy.definition().isPresent()) {
      return to.volumes().ensure(copy.definition().get()).created();
    }
    if (to.volumes().find(copy.target()).isPresent()) {
      return false;
    }
    return to.volumes().ensure(likeSource(copy.target(), source, attempt)).created();
  }

  private static void removeAfter(Throwable failure, VolumeName target, VolumeManager volumes) {
    try {
      volumes.remove(target);
    } catch (VolumeException second) {
      failure.addSuppressed(second);
    }
  }

  @Override
  public Manifest move(VolumeCopy copy) {
    VolumeCopy whole = requireNonNull(copy, "copy").verified();
    String attempt = "move " + whole;
    source(whole, attempt);
    List<User> users = from.containers().using(whole.source());
    if (!users.isEmpty()) {
      throw new VolumeInUseException(whole.source(), users.stream().map(User::id).toList(), null);
    }
    Manifest moved = copy(whole);
    from.volumes().remove(whole.source());
    return moved;
  }
}
